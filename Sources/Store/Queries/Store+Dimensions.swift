import SQLite

/// The keys of shared rows; a value that is new gets a row. No pageview that is still to be written is among them.
extension Store {
    func pageKey(_ shared: Shared<Page>) throws(SQLiteError) -> Int64 {
        if let key = pages[shared] { return key }
        let page = shared.value
        let known = try database.first(
            "SELECT id FROM pages WHERE hostname = ? AND path = ?", page.hostname, page.path
        ) { row in row.int64(0) }
        let key: Int64
        if let known {
            key = known
        } else {
            try database.run("INSERT INTO pages (hostname, path) VALUES (?, ?)", page.hostname, page.path)
            key = database.lastInsertRowID
        }
        pages.remember(key, for: shared)
        return key
    }

    func placeKey(_ shared: Shared<Place>) throws(SQLiteError) -> Int64 {
        if let key = places[shared] { return key }
        let place = shared.value
        let known = try database.first(
            """
            SELECT id FROM places
            WHERE country IS ? AND region IS ? AND city IS ? AND latitude IS ? AND longitude IS ?
            """, place.country, place.region, place.city, place.latitude, place.longitude
        ) { row in row.int64(0) }
        let key: Int64
        if let known {
            key = known
        } else {
            try database.run(
                "INSERT INTO places (country, region, city, city_key, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?)",
                place.country, place.region, place.city, place.city?.lowercased(), place.latitude, place.longitude)
            key = database.lastInsertRowID
        }
        places.remember(key, for: shared)
        return key
    }

    func systemKey(_ shared: Shared<System>) throws(SQLiteError) -> Int64 {
        if let key = systems[shared] { return key }
        let system = shared.value
        let known = try database.first(
            """
            SELECT id FROM systems
            WHERE browser IS ? AND browser_version IS ? AND os IS ? AND os_version IS ? AND device IS ?
                AND vendor IS ? AND model IS ?
            """, system.browser, system.browserVersion, system.os, system.osVersion, system.device, system.vendor,
            system.model
        ) { row in row.int64(0) }
        let key: Int64
        if let known {
            key = known
        } else {
            try database.run(
                """
                INSERT INTO systems (browser, browser_version, os, os_version, device, vendor, model)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, system.browser, system.browserVersion, system.os, system.osVersion, system.device, system.vendor,
                system.model)
            key = database.lastInsertRowID
        }
        systems.remember(key, for: shared)
        return key
    }

    func acquisitionKey(_ shared: Shared<Acquisition>) throws(SQLiteError) -> Int64 {
        if let key = acquisitions[shared] { return key }
        let acquisition = shared.value
        let known = try database.first(
            """
            SELECT id FROM acquisitions
            WHERE referrer IS ? AND referrer_name IS ? AND ref IS ? AND source IS ? AND via IS ? AND utm_source IS ?
                AND utm_medium IS ? AND utm_campaign IS ? AND utm_term IS ? AND utm_content IS ?
            """, acquisition.referrer, acquisition.referrerName, acquisition.ref, acquisition.source, acquisition.via,
            acquisition.utmSource, acquisition.utmMedium, acquisition.utmCampaign, acquisition.utmTerm,
            acquisition.utmContent
        ) { row in row.int64(0) }
        let key: Int64
        if let known {
            key = known
        } else {
            try database.run(
                """
                INSERT INTO acquisitions (referrer, referrer_name, ref, source, via, utm_source, utm_medium,
                    utm_campaign, utm_term, utm_content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, acquisition.referrer, acquisition.referrerName, acquisition.ref, acquisition.source,
                acquisition.via, acquisition.utmSource, acquisition.utmMedium, acquisition.utmCampaign,
                acquisition.utmTerm, acquisition.utmContent)
            key = database.lastInsertRowID
        }
        acquisitions.remember(key, for: shared)
        return key
    }
}
