import Store

/// A city of the demo, with how many of the world's visitors are there.
struct DemoPlace: Sendable {
    let place: Place
    let weight: Double
    /// Minutes that its clocks are ahead of UTC: near enough for the hours of a day.
    let utcOffset: Int

    /// The cities: country, region, latitude, longitude, minutes, weight, name.
    static let all: [DemoPlace] = table.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: " ", maxSplits: 6).map(String.init)
        guard parts.count == 7, let latitude = Double(parts[2]), let longitude = Double(parts[3]),
            let offset = Int(parts[4]), let weight = Double(parts[5])
        else { return nil }
        let region = parts[1] == "-" ? nil : "\(parts[0])-\(parts[1])"
        return DemoPlace(
            place: Place(
                country: parts[0], region: region, city: parts[6], latitude: latitude, longitude: longitude),
            weight: weight, utcOffset: offset)
    }

    private static let table = """
        US CA 37.7749 -122.4194 -420 34 San Francisco
        US NY 40.7128 -74.006 -240 38 New York
        US TX 30.2672 -97.7431 -300 16 Austin
        US CA 34.0522 -118.2437 -420 26 Los Angeles
        US WA 47.6062 -122.3321 -420 17 Seattle
        US IL 41.8781 -87.6298 -300 17 Chicago
        US MA 42.3601 -71.0589 -240 12 Boston
        US CO 39.7391 -104.9866 -360 10 Denver
        US TX 32.7767 -96.797 -300 10 Dallas
        US TX 29.7604 -95.3698 -300 8 Houston
        US FL 25.7617 -80.1918 -240 8 Miami
        US GA 33.749 -84.388 -240 9 Atlanta
        US DC 38.9072 -77.0369 -240 8 Washington
        US VA 39.0438 -77.4874 -240 7 Ashburn
        US OR 45.5152 -122.6784 -420 7 Portland
        US PA 39.9526 -75.1652 -240 7 Philadelphia
        US AZ 33.4484 -112.074 -420 6 Phoenix
        US CA 32.7157 -117.1611 -420 6 San Diego
        US MN 44.9778 -93.265 -300 5 Minneapolis
        US NC 35.7796 -78.6382 -240 5 Raleigh
        US UT 40.7608 -111.891 -360 4 Salt Lake City
        US TN 36.1627 -86.7816 -300 4 Nashville
        US MI 42.3314 -83.0458 -240 4 Detroit
        US OH 39.9612 -82.9988 -240 4 Columbus
        US NV 36.1699 -115.1398 -420 3 Las Vegas
        US MO 39.0997 -94.5786 -300 2 Kansas City
        US HI 21.3069 -157.8583 -600 1 Honolulu
        US AK 61.2181 -149.9003 -480 0.5 Anchorage
        CA ON 43.6532 -79.3832 -240 14 Toronto
        CA BC 49.2827 -123.1207 -420 8 Vancouver
        CA QC 45.5017 -73.5673 -240 7 Montreal
        CA AB 51.0447 -114.0719 -360 3 Calgary
        CA ON 45.4215 -75.6972 -240 3 Ottawa
        GB ENG 51.5074 -0.1278 60 30 London
        GB ENG 53.4808 -2.2426 60 6 Manchester
        GB SCT 55.9533 -3.1883 60 4 Edinburgh
        GB ENG 51.4545 -2.5879 60 3 Bristol
        GB ENG 52.4862 -1.8904 60 3 Birmingham
        IE L 53.3498 -6.2603 60 6 Dublin
        DE BE 52.52 13.405 120 14 Berlin
        DE BY 48.1351 11.582 120 9 Munich
        DE HH 53.5511 9.9937 120 7 Hamburg
        DE NW 50.9375 6.9603 120 6 Cologne
        DE HE 50.1109 8.6821 120 6 Frankfurt am Main
        DE BW 48.7758 9.1829 120 4 Stuttgart
        DE NW 51.2277 6.7735 120 3 Düsseldorf
        DE SN 51.3397 12.3731 120 3 Leipzig
        DE NI 52.3759 9.732 120 2 Hanover
        DE SN 51.0504 13.7373 120 2 Dresden
        DE HB 53.0793 8.8017 120 1.5 Bremen
        DE BY 49.4521 11.0767 120 1.5 Nuremberg
        AT 9 48.2082 16.3738 120 4 Vienna
        AT 6 47.0707 15.4395 120 1 Graz
        AT 5 47.8095 13.055 120 0.7 Salzburg
        CH ZH 47.3769 8.5417 120 4 Zurich
        CH GE 46.2044 6.1432 120 2 Geneva
        CH BE 46.948 7.4474 120 1 Bern
        FR IDF 48.8566 2.3522 120 16 Paris
        FR ARA 45.764 4.8357 120 3 Lyon
        FR PAC 43.2965 5.3698 120 2 Marseille
        FR NAQ 44.8378 -0.5792 120 2 Bordeaux
        FR OCC 43.6047 1.4442 120 2 Toulouse
        NL NH 52.3676 4.9041 120 9 Amsterdam
        NL ZH 51.9244 4.4777 120 3 Rotterdam
        NL UT 52.0907 5.1214 120 2 Utrecht
        BE BRU 50.8503 4.3517 120 4 Brussels
        BE VLG 51.2194 4.4025 120 2 Antwerp
        ES MD 40.4168 -3.7038 120 7 Madrid
        ES CT 41.3874 2.1686 120 7 Barcelona
        ES VC 39.4699 -0.3763 120 2 Valencia
        PT 11 38.7223 -9.1393 60 4 Lisbon
        PT 13 41.1579 -8.6291 60 2 Porto
        IT 25 45.4642 9.19 120 6 Milan
        IT 62 41.9028 12.4964 120 5 Rome
        PL 14 52.2297 21.0122 120 5 Warsaw
        PL 12 50.0647 19.945 120 3 Kraków
        CZ 10 50.0755 14.4378 120 3 Prague
        SE AB 59.3293 18.0686 120 5 Stockholm
        DK 84 55.6761 12.5683 120 4 Copenhagen
        NO 03 59.9139 10.7522 120 3 Oslo
        FI 18 60.1699 24.9384 180 3 Helsinki
        EE 37 59.437 24.7536 180 1.5 Tallinn
        LT VL 54.6872 25.2797 180 1.5 Vilnius
        RO B 44.4268 26.1025 180 3 Bucharest
        HU BU 47.4979 19.0402 120 2 Budapest
        GR I 37.9838 23.7275 180 2 Athens
        BG 22 42.6977 23.3219 180 1.5 Sofia
        UA 30 50.4501 30.5234 180 3 Kyiv
        TR 34 41.0082 28.9784 180 5 Istanbul
        IL TA 32.0853 34.7818 180 4 Tel Aviv
        AE DU 25.2048 55.2708 240 4 Dubai
        SA 01 24.7136 46.6753 180 1.5 Riyadh
        EG C 30.0444 31.2357 180 2 Cairo
        ZA WC -33.9249 18.4241 120 2 Cape Town
        ZA GP -26.2041 28.0473 120 2 Johannesburg
        NG LA 6.5244 3.3792 60 4 Lagos
        KE 30 -1.2921 36.8219 180 2 Nairobi
        IN KA 12.9716 77.5946 330 16 Bengaluru
        IN MH 19.076 72.8777 330 9 Mumbai
        IN DL 28.6139 77.209 330 8 Delhi
        IN TG 17.385 78.4867 330 6 Hyderabad
        IN TN 13.0827 80.2707 330 4 Chennai
        PK SD 24.8607 67.0011 300 3 Karachi
        BD 13 23.8103 90.4125 360 3 Dhaka
        SG - 1.3521 103.8198 480 7 Singapore
        ID JK -6.2088 106.8456 420 5 Jakarta
        TH 10 13.7563 100.5018 420 3 Bangkok
        VN SG 10.8231 106.6297 420 4 Ho Chi Minh City
        MY 14 3.139 101.6869 480 3 Kuala Lumpur
        PH 00 14.5995 120.9842 480 4 Manila
        HK - 22.3193 114.1694 480 3 Hong Kong
        TW TPE 25.033 121.5654 480 3 Taipei
        JP 13 35.6762 139.6503 540 7 Tokyo
        JP 27 34.6937 135.5023 540 2 Osaka
        KR 11 37.5665 126.978 540 5 Seoul
        AU NSW -33.8688 151.2093 600 9 Sydney
        AU VIC -37.8136 144.9631 600 7 Melbourne
        AU QLD -27.4698 153.0251 600 3 Brisbane
        NZ AUK -36.8509 174.7645 720 3 Auckland
        BR SP -23.5505 -46.6333 -180 9 São Paulo
        BR RJ -22.9068 -43.1729 -180 3 Rio de Janeiro
        AR C -34.6037 -58.3816 -180 3 Buenos Aires
        CL RM -33.4489 -70.6693 -240 2 Santiago
        CO DC 4.711 -74.0721 -300 3 Bogotá
        PE LMA -12.0464 -77.0428 -300 1.5 Lima
        MX CMX 19.4326 -99.1332 -360 6 Mexico City
        MX JAL 20.6597 -103.3496 -360 2 Guadalajara
        """
}
