// Generated from /openapi.json by `npm run api-types`.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Does the process answer? */
        get: operations["get_healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can it serve requests? */
        get: operations["get_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/registration/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account and sign in */
        post: operations["post_auth_registration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a password */
        post: operations["post_auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/token/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade a refresh token for new tokens */
        post: operations["post_auth_token_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/token/verify/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check an access token */
        post: operations["post_auth_token_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: operations["post_auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/user/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in account */
        get: operations["get_auth_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change language, time zone or units */
        patch: operations["patch_auth_user"];
        trace?: never;
    };
    "/api/workouts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your workouts */
        get: operations["get_workouts"];
        put?: never;
        /** Add a workout by hand */
        post: operations["post_workouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One workout */
        get: operations["get_workouts_by_id"];
        /** Replace a workout; fields left out return to their defaults */
        put: operations["put_workouts_by_id"];
        post?: never;
        /** Delete a workout */
        delete: operations["delete_workouts_by_id"];
        options?: never;
        head?: never;
        /** Change fields of a workout */
        patch: operations["patch_workouts_by_id"];
        trace?: never;
    };
    "/api/recordings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a recording; it is read in the background */
        post: operations["post_recordings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of an upload */
        get: operations["get_recordings_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/streams/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The track in columns */
        get: operations["get_workouts_by_id_streams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/laps/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The laps */
        get: operations["get_workouts_by_id_laps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/original/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file that was uploaded */
        get: operations["get_workouts_by_id_original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Error
         * @example {
         *       "status_code": 400,
         *       "code": "invalid",
         *       "message": "duration must be at least 1",
         *       "errors": {
         *         "duration": [
         *           "must be at least 1"
         *         ]
         *       },
         *       "request_id": "req-8f3a1c"
         *     }
         */
        Error: {
            status_code: number;
            /** @enum {unknown} */
            code: "invalid" | "malformed" | "unauthenticated" | "token_expired" | "csrf_failed" | "not_found" | "conflict" | "in_flight" | "too_large" | "unsupported_media_type" | "key_reused" | "headers_too_large" | "internal" | "unavailable" | "storage_full";
            message: string;
            errors?: {
                [key: string]: string[];
            };
            request_id: string;
        };
        /** Registration */
        Registration: {
            /** @example ana.lind */
            username: string;
            /**
             * Format: email
             * @example ana@example.org
             */
            email: string;
            /** @example a long sentence is best */
            password1: string;
            /** @example a long sentence is best */
            password2: string;
            /**
             * @description cookie: the refresh token is kept in an HttpOnly cookie, for browsers.
             * @enum {unknown}
             */
            session_mode?: "token" | "cookie";
            /** @enum {unknown} */
            language?: "en" | "de";
            /** @example Europe/Ljubljana */
            time_zone?: string;
            /** @enum {unknown} */
            units?: "metric" | "imperial";
        };
        /** User */
        User: {
            id: number;
            username: string;
            email: string;
            /** @enum {unknown} */
            language: "en" | "de";
            /** @example Europe/Ljubljana */
            time_zone: string;
            /** @enum {unknown} */
            units: "metric" | "imperial";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
        };
        /**
         * SignedIn
         * @description Done.
         */
        SignedIn: {
            /** @description Send it as "Authorization: Bearer …"; it lives 15 minutes. */
            access: string;
            /** @description Null in cookie mode. */
            refresh: string | null;
            /** @description In cookie mode: send it as X-CSRF-Token. */
            csrf_token?: string;
            user: components["schemas"]["User"];
        };
        /** Login */
        Login: {
            username?: string;
            /**
             * Format: email
             * @example ana@example.org
             */
            email?: string;
            /** @example a long sentence is best */
            password: string;
            /**
             * @description cookie: the refresh token is kept in an HttpOnly cookie, for browsers.
             * @enum {unknown}
             */
            session_mode?: "token" | "cookie";
        };
        /**
         * Tokens
         * @description Done.
         */
        Tokens: {
            /** @description Send it as "Authorization: Bearer …"; it lives 15 minutes. */
            access: string;
            /** @description Null in cookie mode. */
            refresh: string | null;
            /** @description In cookie mode: send it as X-CSRF-Token. */
            csrf_token?: string;
        };
        /** UserChange */
        UserChange: {
            /** @enum {unknown} */
            language?: "en" | "de";
            /** @example Europe/Ljubljana */
            time_zone?: string;
            /** @enum {unknown} */
            units?: "metric" | "imperial";
        };
        /** Owner */
        Owner: {
            id: number;
            /** @example ana.lind */
            username: string;
            name: string | null;
            image: string | null;
        };
        /** Workout */
        Workout: {
            id: number;
            owner: components["schemas"]["Owner"];
            /** @example Around the lake before the rain */
            title: string;
            /**
             * @example cardio
             * @enum {unknown}
             */
            type: "cardio" | "strength" | "flexibility" | "sports" | "other";
            /**
             * @example cycling
             * @enum {unknown}
             */
            sport: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
            /**
             * @description In minutes.
             * @example 177
             */
            duration: number;
            /**
             * @example moderate
             * @enum {unknown}
             */
            intensity: "low" | "moderate" | "high";
            /** @example Headwind on the way back. */
            notes: string;
            /**
             * @example followers
             * @enum {unknown}
             */
            visibility: "private" | "followers" | "public";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            started_at: string;
            /** @example Europe/Ljubljana */
            time_zone: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            local_date: string;
            /**
             * @description From start to end, pauses included.
             * @example 12691
             */
            elapsed_s: number | null;
            /**
             * @description While the timer ran.
             * @example 10641
             */
            timer_s: number | null;
            /**
             * @description While there was movement.
             * @example 10500
             */
            moving_s: number | null;
            /**
             * @description Distance.
             * @example 92622
             */
            distance_m: number | null;
            /**
             * @description Height gained.
             * @example 541
             */
            ascent_m: number | null;
            /**
             * @description Height lost.
             * @example 538
             */
            descent_m: number | null;
            /**
             * @description Average heart rate, beats a minute.
             * @example 162
             */
            avg_hr_bpm: number | null;
            /**
             * @description Highest heart rate, beats a minute.
             * @example 189
             */
            max_hr_bpm: number | null;
            /**
             * @description Average cadence, revolutions (or strides) a minute.
             * @example 84
             */
            avg_cadence_rpm: number | null;
            /**
             * @description Average power, watts.
             * @example 210
             */
            avg_power_w: number | null;
            /**
             * @description Highest power, watts.
             * @example 640
             */
            max_power_w: number | null;
            /**
             * @description Energy, kilocalories.
             * @example 1954
             */
            calories_kcal: number | null;
            /**
             * @description Average speed, metres a second.
             * @example 8.7
             */
            avg_speed_mps: number | null;
            /**
             * @description Highest speed, metres a second.
             * @example 17.2
             */
            max_speed_mps: number | null;
            /** @enum {unknown} */
            source: "manual" | "file" | "live";
            /** @example Garmin Edge 500 */
            device: string | null;
            has_track: boolean;
            /** @description The route in few points, as an encoded polyline with five decimals. */
            summary_polyline: string | null;
            likes_count: number;
            comments_count: number;
            has_liked: boolean;
            images: string[];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            updated_at: string;
        };
        /**
         * WorkoutPage
         * @description Done.
         */
        WorkoutPage: {
            /** @description Results on all pages together. */
            count: number;
            next: string | null;
            previous: string | null;
            results: components["schemas"]["Workout"][];
        };
        /** NewWorkout */
        NewWorkout: {
            /**
             * @description In minutes.
             * @example 177
             */
            duration: number;
            /** @example Around the lake before the rain */
            title?: string;
            /**
             * @example cardio
             * @enum {unknown}
             */
            type?: "cardio" | "strength" | "flexibility" | "sports" | "other";
            /**
             * @example cycling
             * @enum {unknown}
             */
            sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
            /**
             * @example moderate
             * @enum {unknown}
             */
            intensity?: "low" | "moderate" | "high";
            /** @example Headwind on the way back. */
            notes?: string;
            /**
             * @example followers
             * @enum {unknown}
             */
            visibility?: "private" | "followers" | "public";
            /**
             * Format: date-time
             * @description ISO 8601 with its offset.
             * @example 2026-11-21T15:00:00+01:00
             */
            started_at?: string;
            /** @example Europe/Ljubljana */
            time_zone?: string;
            /**
             * @description From start to end, pauses included.
             * @example 12691
             */
            elapsed_s?: number | null;
            /**
             * @description While the timer ran.
             * @example 10641
             */
            timer_s?: number | null;
            /**
             * @description While there was movement.
             * @example 10500
             */
            moving_s?: number | null;
            /**
             * @description Distance.
             * @example 92622
             */
            distance_m?: number | null;
            /**
             * @description Height gained.
             * @example 541
             */
            ascent_m?: number | null;
            /**
             * @description Height lost.
             * @example 538
             */
            descent_m?: number | null;
            /**
             * @description Average heart rate, beats a minute.
             * @example 162
             */
            avg_hr_bpm?: number | null;
            /**
             * @description Highest heart rate, beats a minute.
             * @example 189
             */
            max_hr_bpm?: number | null;
            /**
             * @description Average cadence, revolutions (or strides) a minute.
             * @example 84
             */
            avg_cadence_rpm?: number | null;
            /**
             * @description Average power, watts.
             * @example 210
             */
            avg_power_w?: number | null;
            /**
             * @description Highest power, watts.
             * @example 640
             */
            max_power_w?: number | null;
            /**
             * @description Energy, kilocalories.
             * @example 1954
             */
            calories_kcal?: number | null;
            /**
             * @description Average speed, metres a second.
             * @example 8.7
             */
            avg_speed_mps?: number | null;
            /**
             * @description Highest speed, metres a second.
             * @example 17.2
             */
            max_speed_mps?: number | null;
        };
        /** Totals */
        Totals: {
            /**
             * @description From start to end, pauses included.
             * @example 12691
             */
            elapsed_s: number | null;
            /**
             * @description While the timer ran.
             * @example 10641
             */
            timer_s: number | null;
            /**
             * @description While there was movement.
             * @example 10500
             */
            moving_s: number | null;
            /**
             * @description Distance.
             * @example 92622
             */
            distance_m: number | null;
            /**
             * @description Height gained.
             * @example 541
             */
            ascent_m: number | null;
            /**
             * @description Height lost.
             * @example 538
             */
            descent_m: number | null;
            /**
             * @description Average heart rate, beats a minute.
             * @example 162
             */
            avg_hr_bpm: number | null;
            /**
             * @description Highest heart rate, beats a minute.
             * @example 189
             */
            max_hr_bpm: number | null;
            /**
             * @description Average cadence, revolutions (or strides) a minute.
             * @example 84
             */
            avg_cadence_rpm: number | null;
            /**
             * @description Average power, watts.
             * @example 210
             */
            avg_power_w: number | null;
            /**
             * @description Highest power, watts.
             * @example 640
             */
            max_power_w: number | null;
            /**
             * @description Energy, kilocalories.
             * @example 1954
             */
            calories_kcal: number | null;
            /**
             * @description Average speed, metres a second.
             * @example 8.7
             */
            avg_speed_mps: number | null;
            /**
             * @description Highest speed, metres a second.
             * @example 17.2
             */
            max_speed_mps: number | null;
        } | null;
        /**
         * WorkoutDetail
         * @description Done.
         */
        WorkoutDetail: {
            id: number;
            owner: components["schemas"]["Owner"];
            /** @example Around the lake before the rain */
            title: string;
            /**
             * @example cardio
             * @enum {unknown}
             */
            type: "cardio" | "strength" | "flexibility" | "sports" | "other";
            /**
             * @example cycling
             * @enum {unknown}
             */
            sport: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
            /**
             * @description In minutes.
             * @example 177
             */
            duration: number;
            /**
             * @example moderate
             * @enum {unknown}
             */
            intensity: "low" | "moderate" | "high";
            /** @example Headwind on the way back. */
            notes: string;
            /**
             * @example followers
             * @enum {unknown}
             */
            visibility: "private" | "followers" | "public";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            started_at: string;
            /** @example Europe/Ljubljana */
            time_zone: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            local_date: string;
            /**
             * @description From start to end, pauses included.
             * @example 12691
             */
            elapsed_s: number | null;
            /**
             * @description While the timer ran.
             * @example 10641
             */
            timer_s: number | null;
            /**
             * @description While there was movement.
             * @example 10500
             */
            moving_s: number | null;
            /**
             * @description Distance.
             * @example 92622
             */
            distance_m: number | null;
            /**
             * @description Height gained.
             * @example 541
             */
            ascent_m: number | null;
            /**
             * @description Height lost.
             * @example 538
             */
            descent_m: number | null;
            /**
             * @description Average heart rate, beats a minute.
             * @example 162
             */
            avg_hr_bpm: number | null;
            /**
             * @description Highest heart rate, beats a minute.
             * @example 189
             */
            max_hr_bpm: number | null;
            /**
             * @description Average cadence, revolutions (or strides) a minute.
             * @example 84
             */
            avg_cadence_rpm: number | null;
            /**
             * @description Average power, watts.
             * @example 210
             */
            avg_power_w: number | null;
            /**
             * @description Highest power, watts.
             * @example 640
             */
            max_power_w: number | null;
            /**
             * @description Energy, kilocalories.
             * @example 1954
             */
            calories_kcal: number | null;
            /**
             * @description Average speed, metres a second.
             * @example 8.7
             */
            avg_speed_mps: number | null;
            /**
             * @description Highest speed, metres a second.
             * @example 17.2
             */
            max_speed_mps: number | null;
            /** @enum {unknown} */
            source: "manual" | "file" | "live";
            /** @example Garmin Edge 500 */
            device: string | null;
            has_track: boolean;
            /** @description The route in few points, as an encoded polyline with five decimals. */
            summary_polyline: string | null;
            likes_count: number;
            comments_count: number;
            has_liked: boolean;
            images: string[];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            updated_at: string;
            /**
             * @description Whose figures are shown: as the device summed them up, or recomputed from the track.
             * @enum {unknown}
             */
            totals_source: "device" | "track";
            device_totals: components["schemas"]["Totals"];
            track_totals: components["schemas"]["Totals"];
        };
        /** WorkoutChange */
        WorkoutChange: {
            /**
             * @description In minutes.
             * @example 177
             */
            duration?: number;
            /**
             * @description Whose figures are shown: as the device summed them up, or recomputed from the track.
             * @enum {unknown}
             */
            totals_source?: "device" | "track";
            /** @example Around the lake before the rain */
            title?: string;
            /**
             * @example cardio
             * @enum {unknown}
             */
            type?: "cardio" | "strength" | "flexibility" | "sports" | "other";
            /**
             * @example cycling
             * @enum {unknown}
             */
            sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
            /**
             * @example moderate
             * @enum {unknown}
             */
            intensity?: "low" | "moderate" | "high";
            /** @example Headwind on the way back. */
            notes?: string;
            /**
             * @example followers
             * @enum {unknown}
             */
            visibility?: "private" | "followers" | "public";
            /**
             * Format: date-time
             * @description ISO 8601 with its offset.
             * @example 2026-11-21T15:00:00+01:00
             */
            started_at?: string;
            /** @example Europe/Ljubljana */
            time_zone?: string;
            /**
             * @description From start to end, pauses included.
             * @example 12691
             */
            elapsed_s?: number | null;
            /**
             * @description While the timer ran.
             * @example 10641
             */
            timer_s?: number | null;
            /**
             * @description While there was movement.
             * @example 10500
             */
            moving_s?: number | null;
            /**
             * @description Distance.
             * @example 92622
             */
            distance_m?: number | null;
            /**
             * @description Height gained.
             * @example 541
             */
            ascent_m?: number | null;
            /**
             * @description Height lost.
             * @example 538
             */
            descent_m?: number | null;
            /**
             * @description Average heart rate, beats a minute.
             * @example 162
             */
            avg_hr_bpm?: number | null;
            /**
             * @description Highest heart rate, beats a minute.
             * @example 189
             */
            max_hr_bpm?: number | null;
            /**
             * @description Average cadence, revolutions (or strides) a minute.
             * @example 84
             */
            avg_cadence_rpm?: number | null;
            /**
             * @description Average power, watts.
             * @example 210
             */
            avg_power_w?: number | null;
            /**
             * @description Highest power, watts.
             * @example 640
             */
            max_power_w?: number | null;
            /**
             * @description Energy, kilocalories.
             * @example 1954
             */
            calories_kcal?: number | null;
            /**
             * @description Average speed, metres a second.
             * @example 8.7
             */
            avg_speed_mps?: number | null;
            /**
             * @description Highest speed, metres a second.
             * @example 17.2
             */
            max_speed_mps?: number | null;
        };
        /** RecordingItem */
        RecordingItem: {
            /** @example morning-ride.fit */
            file: string;
            /** @enum {unknown} */
            status: "pending" | "imported" | "duplicate" | "refused";
            /** @description The workouts that came of this file. */
            workouts: number[];
            warnings: string[];
            /** @description Why the file was refused. */
            error: string | null;
            /** @description The workout that was there first. */
            duplicate_of: number | null;
        };
        /**
         * Recording
         * @description Done.
         */
        Recording: {
            id: number;
            /** @enum {unknown} */
            status: "queued" | "running" | "done" | "failed";
            progress: number;
            items: components["schemas"]["RecordingItem"][];
        };
        /**
         * Streams
         * @description Done.
         */
        Streams: {
            /** @description Points of the whole track. */
            point_count: number;
            /** @description Columns of equal length; null where nothing was recorded. */
            channels: {
                time_s?: (number | null)[];
                distance_m?: (number | null)[];
                lat?: (number | null)[];
                lon?: (number | null)[];
                altitude_m?: (number | null)[];
                hr_bpm?: (number | null)[];
                cadence_rpm?: (number | null)[];
                power_w?: (number | null)[];
                speed_mps?: (number | null)[];
                temperature_c?: (number | null)[];
            };
        };
        /**
         * Laps
         * @description Done.
         */
        Laps: {
            results: {
                index: number;
                /** Format: date-time */
                started_at: string | null;
                elapsed_s: number | null;
                timer_s: number | null;
                distance_m: number | null;
                ascent_m: number | null;
                avg_hr_bpm: number | null;
                max_hr_bpm: number | null;
                avg_power_w: number | null;
                avg_cadence_rpm: number | null;
                calories_kcal: number | null;
                avg_speed_mps: number | null;
                max_speed_mps: number | null;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_registration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ana.lind",
                 *       "email": "ana@example.org",
                 *       "password1": "a long sentence is best",
                 *       "password2": "a long sentence is best",
                 *       "session_mode": "token",
                 *       "language": "en",
                 *       "time_zone": "Europe/Ljubljana",
                 *       "units": "metric"
                 *     }
                 */
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "text",
                     *       "refresh": "text",
                     *       "csrf_token": "text",
                     *       "user": {
                     *         "id": 1,
                     *         "username": "text",
                     *         "email": "text",
                     *         "language": "en",
                     *         "time_zone": "Europe/Ljubljana",
                     *         "units": "metric",
                     *         "created_at": "2026-11-22T19:46:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ana.lind",
                 *       "password": "a long sentence is best"
                 *     }
                 */
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "text",
                     *       "refresh": "text",
                     *       "csrf_token": "text",
                     *       "user": {
                     *         "id": 1,
                     *         "username": "text",
                     *         "email": "text",
                     *         "language": "en",
                     *         "time_zone": "Europe/Ljubljana",
                     *         "units": "metric",
                     *         "created_at": "2026-11-22T19:46:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_token_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh": "Zm9v…"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Left out in cookie mode.
                     * @example Zm9v…
                     */
                    refresh?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "text",
                     *       "refresh": "text",
                     *       "csrf_token": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_token_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJ…"
                 *     }
                 */
                "application/json": {
                    /** @example eyJ… */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_auth_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "username": "text",
                     *       "email": "text",
                     *       "language": "en",
                     *       "time_zone": "Europe/Ljubljana",
                     *       "units": "metric",
                     *       "created_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_auth_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "language": "en",
                 *       "time_zone": "Europe/Ljubljana",
                 *       "units": "metric"
                 *     }
                 */
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "username": "text",
                     *       "email": "text",
                     *       "language": "en",
                     *       "time_zone": "Europe/Ljubljana",
                     *       "units": "metric",
                     *       "created_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
                /** @example cardio */
                type?: "cardio" | "strength" | "flexibility" | "sports" | "other";
                /** @example cycling */
                sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
                /** @example moderate */
                intensity?: "low" | "moderate" | "high";
                /** @example followers */
                visibility?: "private" | "followers" | "public";
                /** @description On this local day or after it. */
                date_after?: string;
                /** @description On this local day or before it. */
                date_before?: string;
                min_duration?: number;
                max_duration?: number;
                min_distance_m?: number;
                /** @description Text in title or notes; accents and case do not matter. */
                search?: string;
                ordering?: "started_at" | "-started_at" | "duration" | "-duration" | "distance_m" | "-distance_m" | "ascent_m" | "-ascent_m" | "calories_kcal" | "-calories_kcal" | "created_at" | "-created_at" | "updated_at" | "-updated_at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 1,
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "id": 1,
                     *           "owner": {
                     *             "id": 1,
                     *             "username": "ana.lind",
                     *             "name": "text",
                     *             "image": "text"
                     *           },
                     *           "title": "Around the lake before the rain",
                     *           "type": "cardio",
                     *           "sport": "cycling",
                     *           "duration": 177,
                     *           "intensity": "moderate",
                     *           "notes": "Headwind on the way back.",
                     *           "visibility": "followers",
                     *           "started_at": "2026-11-22T19:46:00.000Z",
                     *           "time_zone": "Europe/Ljubljana",
                     *           "local_date": "2026-11-22",
                     *           "elapsed_s": 12691,
                     *           "timer_s": 10641,
                     *           "moving_s": 10500,
                     *           "distance_m": 92622,
                     *           "ascent_m": 541,
                     *           "descent_m": 538,
                     *           "avg_hr_bpm": 162,
                     *           "max_hr_bpm": 189,
                     *           "avg_cadence_rpm": 84,
                     *           "avg_power_w": 210,
                     *           "max_power_w": 640,
                     *           "calories_kcal": 1954,
                     *           "avg_speed_mps": 8.7,
                     *           "max_speed_mps": 17.2,
                     *           "source": "manual",
                     *           "device": "Garmin Edge 500",
                     *           "has_track": false,
                     *           "summary_polyline": "text",
                     *           "likes_count": 1,
                     *           "comments_count": 1,
                     *           "has_liked": false,
                     *           "images": [
                     *             "text"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "updated_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WorkoutPage"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_workouts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours get the first answer again; nothing is done twice. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sport": "cycling",
                 *       "duration": 177,
                 *       "started_at": "2026-11-21T15:00:00+01:00",
                 *       "distance_m": 92622,
                 *       "notes": "Headwind on the way back."
                 *     }
                 */
                "application/json": components["schemas"]["NewWorkout"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "owner": {
                     *         "id": 1,
                     *         "username": "ana.lind",
                     *         "name": "text",
                     *         "image": "text"
                     *       },
                     *       "title": "Around the lake before the rain",
                     *       "type": "cardio",
                     *       "sport": "cycling",
                     *       "duration": 177,
                     *       "intensity": "moderate",
                     *       "notes": "Headwind on the way back.",
                     *       "visibility": "followers",
                     *       "started_at": "2026-11-22T19:46:00.000Z",
                     *       "time_zone": "Europe/Ljubljana",
                     *       "local_date": "2026-11-22",
                     *       "elapsed_s": 12691,
                     *       "timer_s": 10641,
                     *       "moving_s": 10500,
                     *       "distance_m": 92622,
                     *       "ascent_m": 541,
                     *       "descent_m": 538,
                     *       "avg_hr_bpm": 162,
                     *       "max_hr_bpm": 189,
                     *       "avg_cadence_rpm": 84,
                     *       "avg_power_w": 210,
                     *       "max_power_w": 640,
                     *       "calories_kcal": 1954,
                     *       "avg_speed_mps": 8.7,
                     *       "max_speed_mps": 17.2,
                     *       "source": "manual",
                     *       "device": "Garmin Edge 500",
                     *       "has_track": false,
                     *       "summary_polyline": "text",
                     *       "likes_count": 1,
                     *       "comments_count": 1,
                     *       "has_liked": false,
                     *       "images": [
                     *         "text"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "totals_source": "device",
                     *       "device_totals": {
                     *         "elapsed_s": 12691,
                     *         "timer_s": 10641,
                     *         "moving_s": 10500,
                     *         "distance_m": 92622,
                     *         "ascent_m": 541,
                     *         "descent_m": 538,
                     *         "avg_hr_bpm": 162,
                     *         "max_hr_bpm": 189,
                     *         "avg_cadence_rpm": 84,
                     *         "avg_power_w": 210,
                     *         "max_power_w": 640,
                     *         "calories_kcal": 1954,
                     *         "avg_speed_mps": 8.7,
                     *         "max_speed_mps": 17.2
                     *       },
                     *       "track_totals": {
                     *         "elapsed_s": 12691,
                     *         "timer_s": 10641,
                     *         "moving_s": 10500,
                     *         "distance_m": 92622,
                     *         "ascent_m": 541,
                     *         "descent_m": 538,
                     *         "avg_hr_bpm": 162,
                     *         "max_hr_bpm": 189,
                     *         "avg_cadence_rpm": 84,
                     *         "avg_power_w": 210,
                     *         "max_power_w": 640,
                     *         "calories_kcal": 1954,
                     *         "avg_speed_mps": 8.7,
                     *         "max_speed_mps": 17.2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkoutDetail"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "owner": {
                     *         "id": 1,
                     *         "username": "ana.lind",
                     *         "name": "text",
                     *         "image": "text"
                     *       },
                     *       "title": "Around the lake before the rain",
                     *       "type": "cardio",
                     *       "sport": "cycling",
                     *       "duration": 177,
                     *       "intensity": "moderate",
                     *       "notes": "Headwind on the way back.",
                     *       "visibility": "followers",
                     *       "started_at": "2026-11-22T19:46:00.000Z",
                     *       "time_zone": "Europe/Ljubljana",
                     *       "local_date": "2026-11-22",
                     *       "elapsed_s": 12691,
                     *       "timer_s": 10641,
                     *       "moving_s": 10500,
                     *       "distance_m": 92622,
                     *       "ascent_m": 541,
                     *       "descent_m": 538,
                     *       "avg_hr_bpm": 162,
                     *       "max_hr_bpm": 189,
                     *       "avg_cadence_rpm": 84,
                     *       "avg_power_w": 210,
                     *       "max_power_w": 640,
                     *       "calories_kcal": 1954,
                     *       "avg_speed_mps": 8.7,
                     *       "max_speed_mps": 17.2,
                     *       "source": "manual",
                     *       "device": "Garmin Edge 500",
                     *       "has_track": false,
                     *       "summary_polyline": "text",
                     *       "likes_count": 1,
                     *       "comments_count": 1,
                     *       "has_liked": false,
                     *       "images": [
                     *         "text"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "totals_source": "device",
                     *       "device_totals": {
                     *         "elapsed_s": 12691,
                     *         "timer_s": 10641,
                     *         "moving_s": 10500,
                     *         "distance_m": 92622,
                     *         "ascent_m": 541,
                     *         "descent_m": 538,
                     *         "avg_hr_bpm": 162,
                     *         "max_hr_bpm": 189,
                     *         "avg_cadence_rpm": 84,
                     *         "avg_power_w": 210,
                     *         "max_power_w": 640,
                     *         "calories_kcal": 1954,
                     *         "avg_speed_mps": 8.7,
                     *         "max_speed_mps": 17.2
                     *       },
                     *       "track_totals": {
                     *         "elapsed_s": 12691,
                     *         "timer_s": 10641,
                     *         "moving_s": 10500,
                     *         "distance_m": 92622,
                     *         "ascent_m": 541,
                     *         "descent_m": 538,
                     *         "avg_hr_bpm": 162,
                     *         "max_hr_bpm": 189,
                     *         "avg_cadence_rpm": 84,
                     *         "avg_power_w": 210,
                     *         "max_power_w": 640,
                     *         "calories_kcal": 1954,
                     *         "avg_speed_mps": 8.7,
                     *         "max_speed_mps": 17.2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkoutDetail"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such thing, or it may not be seen. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_workouts_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sport": "cycling",
                 *       "duration": 177,
                 *       "started_at": "2026-11-21T15:00:00+01:00",
                 *       "distance_m": 92622,
                 *       "notes": "Headwind on the way back."
                 *     }
                 */
                "application/json": components["schemas"]["NewWorkout"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "owner": {
                     *         "id": 1,
                     *         "username": "ana.lind",
                     *         "name": "text",
                     *         "image": "text"
                     *       },
                     *       "title": "Around the lake before the rain",
                     *       "type": "cardio",
                     *       "sport": "cycling",
                     *       "duration": 177,
                     *       "intensity": "moderate",
                     *       "notes": "Headwind on the way back.",
                     *       "visibility": "followers",
                     *       "started_at": "2026-11-22T19:46:00.000Z",
                     *       "time_zone": "Europe/Ljubljana",
                     *       "local_date": "2026-11-22",
                     *       "elapsed_s": 12691,
                     *       "timer_s": 10641,
                     *       "moving_s": 10500,
                     *       "distance_m": 92622,
                     *       "ascent_m": 541,
                     *       "descent_m": 538,
                     *       "avg_hr_bpm": 162,
                     *       "max_hr_bpm": 189,
                     *       "avg_cadence_rpm": 84,
                     *       "avg_power_w": 210,
                     *       "max_power_w": 640,
                     *       "calories_kcal": 1954,
                     *       "avg_speed_mps": 8.7,
                     *       "max_speed_mps": 17.2,
                     *       "source": "manual",
                     *       "device": "Garmin Edge 500",
                     *       "has_track": false,
                     *       "summary_polyline": "text",
                     *       "likes_count": 1,
                     *       "comments_count": 1,
                     *       "has_liked": false,
                     *       "images": [
                     *         "text"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "totals_source": "device",
                     *       "device_totals": {
                     *         "elapsed_s": 12691,
                     *         "timer_s": 10641,
                     *         "moving_s": 10500,
                     *         "distance_m": 92622,
                     *         "ascent_m": 541,
                     *         "descent_m": 538,
                     *         "avg_hr_bpm": 162,
                     *         "max_hr_bpm": 189,
                     *         "avg_cadence_rpm": 84,
                     *         "avg_power_w": 210,
                     *         "max_power_w": 640,
                     *         "calories_kcal": 1954,
                     *         "avg_speed_mps": 8.7,
                     *         "max_speed_mps": 17.2
                     *       },
                     *       "track_totals": {
                     *         "elapsed_s": 12691,
                     *         "timer_s": 10641,
                     *         "moving_s": 10500,
                     *         "distance_m": 92622,
                     *         "ascent_m": 541,
                     *         "descent_m": 538,
                     *         "avg_hr_bpm": 162,
                     *         "max_hr_bpm": 189,
                     *         "avg_cadence_rpm": 84,
                     *         "avg_power_w": 210,
                     *         "max_power_w": 640,
                     *         "calories_kcal": 1954,
                     *         "avg_speed_mps": 8.7,
                     *         "max_speed_mps": 17.2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkoutDetail"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such thing, or it may not be seen. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_workouts_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such thing, or it may not be seen. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_workouts_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Around the lake",
                 *       "intensity": "high"
                 *     }
                 */
                "application/json": components["schemas"]["WorkoutChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "owner": {
                     *         "id": 1,
                     *         "username": "ana.lind",
                     *         "name": "text",
                     *         "image": "text"
                     *       },
                     *       "title": "Around the lake before the rain",
                     *       "type": "cardio",
                     *       "sport": "cycling",
                     *       "duration": 177,
                     *       "intensity": "moderate",
                     *       "notes": "Headwind on the way back.",
                     *       "visibility": "followers",
                     *       "started_at": "2026-11-22T19:46:00.000Z",
                     *       "time_zone": "Europe/Ljubljana",
                     *       "local_date": "2026-11-22",
                     *       "elapsed_s": 12691,
                     *       "timer_s": 10641,
                     *       "moving_s": 10500,
                     *       "distance_m": 92622,
                     *       "ascent_m": 541,
                     *       "descent_m": 538,
                     *       "avg_hr_bpm": 162,
                     *       "max_hr_bpm": 189,
                     *       "avg_cadence_rpm": 84,
                     *       "avg_power_w": 210,
                     *       "max_power_w": 640,
                     *       "calories_kcal": 1954,
                     *       "avg_speed_mps": 8.7,
                     *       "max_speed_mps": 17.2,
                     *       "source": "manual",
                     *       "device": "Garmin Edge 500",
                     *       "has_track": false,
                     *       "summary_polyline": "text",
                     *       "likes_count": 1,
                     *       "comments_count": 1,
                     *       "has_liked": false,
                     *       "images": [
                     *         "text"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "totals_source": "device",
                     *       "device_totals": {
                     *         "elapsed_s": 12691,
                     *         "timer_s": 10641,
                     *         "moving_s": 10500,
                     *         "distance_m": 92622,
                     *         "ascent_m": 541,
                     *         "descent_m": 538,
                     *         "avg_hr_bpm": 162,
                     *         "max_hr_bpm": 189,
                     *         "avg_cadence_rpm": 84,
                     *         "avg_power_w": 210,
                     *         "max_power_w": 640,
                     *         "calories_kcal": 1954,
                     *         "avg_speed_mps": 8.7,
                     *         "max_speed_mps": 17.2
                     *       },
                     *       "track_totals": {
                     *         "elapsed_s": 12691,
                     *         "timer_s": 10641,
                     *         "moving_s": 10500,
                     *         "distance_m": 92622,
                     *         "ascent_m": 541,
                     *         "descent_m": 538,
                     *         "avg_hr_bpm": 162,
                     *         "max_hr_bpm": 189,
                     *         "avg_cadence_rpm": 84,
                     *         "avg_power_w": 210,
                     *         "max_power_w": 640,
                     *         "calories_kcal": 1954,
                     *         "avg_speed_mps": 8.7,
                     *         "max_speed_mps": 17.2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkoutDetail"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such thing, or it may not be seen. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_recordings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours get the first answer again; nothing is done twice. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file": "text"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description FIT, GPX or TCX, also packed with gzip.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "status": "queued",
                     *       "progress": 1,
                     *       "items": [
                     *         {
                     *           "file": "morning-ride.fit",
                     *           "status": "pending",
                     *           "workouts": [
                     *             1
                     *           ],
                     *           "warnings": [
                     *             "text"
                     *           ],
                     *           "error": "text",
                     *           "duplicate_of": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_recordings_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "status": "queued",
                     *       "progress": 1,
                     *       "items": [
                     *         {
                     *           "file": "morning-ride.fit",
                     *           "status": "pending",
                     *           "workouts": [
                     *             1
                     *           ],
                     *           "warnings": [
                     *             "text"
                     *           ],
                     *           "error": "text",
                     *           "duplicate_of": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such thing, or it may not be seen. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id_streams: {
        parameters: {
            query?: {
                /**
                 * @description The wanted channels, separated by commas; all when left out: time_s, distance_m, lat, lon, altitude_m, hr_bpm, cadence_rpm, power_w, speed_mps, temperature_c.
                 * @example time_s,hr_bpm
                 */
                channels?: string;
                /** @description At most so many points; peaks survive. */
                points?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "point_count": 1,
                     *       "channels": {
                     *         "time_s": [
                     *           1
                     *         ],
                     *         "distance_m": [
                     *           1
                     *         ],
                     *         "lat": [
                     *           1
                     *         ],
                     *         "lon": [
                     *           1
                     *         ],
                     *         "altitude_m": [
                     *           1
                     *         ],
                     *         "hr_bpm": [
                     *           1
                     *         ],
                     *         "cadence_rpm": [
                     *           1
                     *         ],
                     *         "power_w": [
                     *           1
                     *         ],
                     *         "speed_mps": [
                     *           1
                     *         ],
                     *         "temperature_c": [
                     *           1
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Streams"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such thing, or it may not be seen. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id_laps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "index": 1,
                     *           "started_at": "2026-11-22T19:46:00.000Z",
                     *           "elapsed_s": 1,
                     *           "timer_s": 1,
                     *           "distance_m": 1,
                     *           "ascent_m": 1,
                     *           "avg_hr_bpm": 1,
                     *           "max_hr_bpm": 1,
                     *           "avg_power_w": 1,
                     *           "avg_cadence_rpm": 1,
                     *           "calories_kcal": 1,
                     *           "avg_speed_mps": 1,
                     *           "max_speed_mps": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Laps"];
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such thing, or it may not be seen. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id_original: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description What was sent is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such thing, or it may not be seen. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
