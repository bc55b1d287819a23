/// Goals that payments make by themselves; a goal of such a name is no custom goal, whoever sent it (website API 1.1, **doc**).
public enum LifecycleGoal: String, CaseIterable, Sendable {
    case payment
    case freeTrial = "free_trial"
    case trialStarted = "trial_started"
    case trialConverted = "trial_converted"
    case subscriptionStarted = "subscription_started"
    case subscriptionUpgraded = "subscription_upgraded"
    case subscriptionDowngraded = "subscription_downgraded"
    case subscriptionRenewed = "subscription_renewed"
    case subscriptionCancelScheduled = "subscription_cancel_scheduled"
    case subscriptionReactivated = "subscription_reactivated"
    case subscriptionEnded = "subscription_ended"
}
