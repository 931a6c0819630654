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
        /** Get what people without an account can do on this server, and the rules for new accounts */
        get: operations["get_auth_registration"];
        put?: never;
        /** Create an account and sign in */
        post: operations["post_auth_registration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/registration/verify-email/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify an e-mail address with the key from a mailed link */
        post: operations["post_auth_registration_verify_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/registration/resend-email/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request another verification mail; the response never reveals who uses the address */
        post: operations["post_auth_registration_resend_email"];
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
    "/api/auth/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out: end this session */
        post: operations["post_auth_logout"];
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
        /** Exchange a refresh token for new tokens */
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
        /** Verify an access token */
        post: operations["post_auth_token_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/options/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a challenge for signing in with a passkey */
        post: operations["post_auth_passkey_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/login/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey */
        post: operations["post_auth_passkey_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your sessions */
        get: operations["get_auth_sessions"];
        put?: never;
        post?: never;
        /** End all your other sessions */
        delete: operations["delete_auth_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions */
        delete: operations["delete_auth_sessions_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/change/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password; all other sessions end */
        post: operations["post_auth_password_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/reset/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request a reset link by mail; the response never reveals whether the address is known */
        post: operations["post_auth_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/reset/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password with the token from a mailed link; all sessions end */
        post: operations["post_auth_password_reset_confirm"];
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
        /** Get the signed-in account */
        get: operations["get_auth_user"];
        put?: never;
        post?: never;
        /** Delete the account in 14 days; signing in before then cancels the deletion */
        delete: operations["delete_auth_user"];
        options?: never;
        head?: never;
        /** Change username, e-mail address, language, time zone, units or first day of the week */
        patch: operations["patch_auth_user"];
        trace?: never;
    };
    "/api/auth/user/usage/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of each quota the signed-in account uses */
        get: operations["get_auth_user_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/mfa/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your second factors */
        get: operations["get_auth_mfa"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/mfa/recovery-codes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create new recovery codes; the earlier ones stop working */
        post: operations["post_auth_mfa_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/mfa/totp/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a secret for an authenticator app */
        post: operations["post_auth_mfa_totp"];
        /** Turn the authenticator app off */
        delete: operations["delete_auth_mfa_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/mfa/totp/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the authenticator app on with its first code */
        post: operations["post_auth_mfa_totp_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/mfa/passkeys/options/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the options for creating a passkey */
        post: operations["post_auth_mfa_passkeys_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/mfa/passkeys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the passkey that the browser created */
        post: operations["post_auth_mfa_passkeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/mfa/passkeys/proof-options/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a challenge for an identity proof by passkey */
        post: operations["post_auth_mfa_passkeys_proof_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/mfa/passkeys/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a passkey */
        delete: operations["delete_auth_mfa_passkeys_by_id"];
        options?: never;
        head?: never;
        /** Rename a passkey */
        patch: operations["patch_auth_mfa_passkeys_by_id"];
        trace?: never;
    };
    "/api/auth/keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your API keys */
        get: operations["get_auth_keys"];
        put?: never;
        /** Create an API key; its text is shown once */
        post: operations["post_auth_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/keys/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an API key; it stops working at once */
        delete: operations["delete_auth_keys_by_id"];
        options?: never;
        head?: never;
        /** Rename an API key */
        patch: operations["patch_auth_keys_by_id"];
        trace?: never;
    };
    "/api/auth/exports/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your downloads */
        get: operations["get_auth_exports"];
        put?: never;
        /** Request a zip of all your data; a mail is sent when it is ready */
        post: operations["post_auth_exports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/exports/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a download */
        get: operations["get_auth_exports_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/exports/{id}/file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the zip file */
        get: operations["get_auth_exports_by_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List accounts */
        get: operations["get_admin_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an account */
        get: operations["get_admin_users_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the role of an account */
        patch: operations["patch_admin_users_by_id"];
        trace?: never;
    };
    "/api/admin/users/{id}/usage/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of each quota an account uses */
        get: operations["get_admin_users_by_id_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/suspend/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend an account; its sessions end and its API keys stop working */
        post: operations["post_admin_users_by_id_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/restore/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore an account: end its suspension, or its lock after failed sign-ins */
        post: operations["post_admin_users_by_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End all sessions of an account */
        delete: operations["delete_admin_users_by_id_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the audit log, the newest entry first */
        get: operations["get_admin_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invitations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invitations, the newest first */
        get: operations["get_admin_invitations"];
        put?: never;
        /** Create an invitation; its code is shown once */
        post: operations["post_admin_invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invitations/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an unused invitation */
        delete: operations["delete_admin_invitations_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{username}/follow/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow a person, or ask to if the profile is private */
        post: operations["post_profiles_by_username_follow"];
        /** Stop following a person, or withdraw a request */
        delete: operations["delete_profiles_by_username_follow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/followers/{username}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a person from your followers */
        delete: operations["delete_profiles_me_followers_by_username"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{username}/block/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block a person: ends follows both ways and hides each from the other */
        post: operations["post_profiles_by_username_block"];
        /** Unblock a person */
        delete: operations["delete_profiles_by_username_block"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{username}/mute/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mute a person: they are no longer in your suggestions and your feed */
        post: operations["post_profiles_by_username_mute"];
        /** Unmute a person */
        delete: operations["delete_profiles_by_username_mute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{username}/followers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The followers of a person */
        get: operations["get_profiles_by_username_followers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{username}/following/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people whom a person follows */
        get: operations["get_profiles_by_username_following"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/blocks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people whom you have blocked */
        get: operations["get_profiles_me_blocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/mutes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people whom you have muted */
        get: operations["get_profiles_me_mutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/suggestions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People whom you may want to follow */
        get: operations["get_profiles_me_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow-requests/{id}/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a request: the person follows you from now on */
        post: operations["post_follow_requests_by_id_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow-requests/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Refuse a request; the person is not told */
        delete: operations["delete_follow_requests_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow-requests/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests to follow you, or those that you have sent */
        get: operations["get_follow_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/sharing/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what others see of your new workouts */
        get: operations["get_profiles_me_sharing"];
        /** Set what others see of your new workouts */
        put: operations["put_profiles_me_sharing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/zones/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a privacy zone */
        delete: operations["delete_profiles_me_zones_by_id"];
        options?: never;
        head?: never;
        /** Change a privacy zone */
        patch: operations["patch_profiles_me_zones_by_id"];
        trace?: never;
    };
    "/api/profiles/me/zones/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your privacy zones */
        get: operations["get_profiles_me_zones"];
        put?: never;
        /** Add a privacy zone, which also hides parts of older workouts */
        post: operations["post_profiles_me_zones"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search people */
        get: operations["get_profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/weights/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your weights */
        get: operations["get_profiles_me_weights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/weights/{date}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set your weight on a day */
        put: operations["put_profiles_me_weights_by_date"];
        post?: never;
        /** Delete your weight on a day */
        delete: operations["delete_profiles_me_weights_by_date"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{username}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a profile; `me` is your own */
        get: operations["get_profiles_by_username"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your profile */
        patch: operations["patch_profiles_by_username"];
        trace?: never;
    };
    "/api/workouts/{id}/like/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Like a workout */
        post: operations["post_workouts_by_id_like"];
        /** Take back your like of a workout */
        delete: operations["delete_workouts_by_id_like"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/likes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people who like a workout */
        get: operations["get_workouts_by_id_likes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/comments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The comments on a workout with their replies, the oldest first */
        get: operations["get_workouts_by_id_comments"];
        put?: never;
        /** Comment on a workout, or reply to a comment */
        post: operations["post_workouts_by_id_comments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/comments/closed/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Close the comments on your workout: nobody can add more */
        put: operations["put_workouts_by_id_comments_closed"];
        post?: never;
        /** Open the comments on your workout again */
        delete: operations["delete_workouts_by_id_comments_closed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/mentionable/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People whom you can mention in a comment on a workout */
        get: operations["get_workouts_by_id_mentionable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete your comment, or one on your workout, with its replies */
        delete: operations["delete_comments_by_id"];
        options?: never;
        head?: never;
        /** Change your comment */
        patch: operations["patch_comments_by_id"];
        trace?: never;
    };
    "/api/comments/{id}/like/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Like a comment */
        post: operations["post_comments_by_id_like"];
        /** Take back your like of a comment */
        delete: operations["delete_comments_by_id_like"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{id}/likes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people who like a comment */
        get: operations["get_comments_by_id_likes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your workouts */
        get: operations["get_workouts"];
        put?: never;
        /** Add a workout */
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
        /** Get a workout */
        get: operations["get_workouts_by_id"];
        /** Replace a workout; omitted fields get their defaults */
        put: operations["put_workouts_by_id"];
        post?: never;
        /** Move a workout to the trash, where it can be restored for 30 days */
        delete: operations["delete_workouts_by_id"];
        options?: never;
        head?: never;
        /** Change fields of a workout */
        patch: operations["patch_workouts_by_id"];
        trace?: never;
    };
    "/api/workouts/trash/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the workouts in your trash */
        get: operations["get_workouts_trash"];
        put?: never;
        post?: never;
        /** Delete everything in your trash for good */
        delete: operations["delete_workouts_trash"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/trash/{id}/restore/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a workout from the trash */
        post: operations["post_workouts_trash_by_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/trash/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a workout in the trash for good */
        delete: operations["delete_workouts_trash_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Move many workouts to the trash at once */
        delete: operations["delete_workouts_bulk"];
        options?: never;
        head?: never;
        /** Change many workouts at once */
        patch: operations["patch_workouts_bulk"];
        trace?: never;
    };
    "/api/profiles/{username}/workouts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a person's workouts that you may see */
        get: operations["get_profiles_by_username_workouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/statistics/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your totals, averages and streaks */
        get: operations["get_workouts_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/summary/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a summary of your training */
        get: operations["get_workouts_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/calendar/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your days with workouts: the last 53 weeks, or up to 800 days */
        get: operations["get_workouts_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/records/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your records */
        get: operations["get_workouts_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{username}/stats/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the totals of a person's workouts that you may see */
        get: operations["get_profiles_by_username_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        /**
         * Upload a recording
         * @description The response does not wait for the import, which runs in the background. Poll the recording for its progress.
         */
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
        /** Get the status of an upload */
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
        /** Get the track of a workout, a column for each channel */
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
        /** List the laps of a workout */
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
        /** Download the original file of a workout */
        get: operations["get_workouts_by_id_original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/me/image/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set your picture */
        put: operations["put_profiles_me_image"];
        post?: never;
        /** Delete your picture */
        delete: operations["delete_profiles_me_image"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/images/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Reorder the pictures of a workout */
        put: operations["put_workouts_by_id_images"];
        /** Add a picture to a workout, at most ten */
        post: operations["post_workouts_by_id_images"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/images/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a picture of a workout */
        put: operations["put_workouts_by_id_images_by_name"];
        post?: never;
        /** Delete a picture of a workout */
        delete: operations["delete_workouts_by_id_images_by_name"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a picture of a workout or a person */
        get: operations["get_images_by_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goals/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your goals */
        get: operations["get_goals"];
        put?: never;
        /** Create a goal */
        post: operations["post_goals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goals/summary/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count your goals by status, and get those that end next */
        get: operations["get_goals_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goals/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a goal with its current progress */
        get: operations["get_goals_by_id"];
        /** Replace a goal; omitted fields return to their defaults */
        put: operations["put_goals_by_id"];
        post?: never;
        /** Delete a goal */
        delete: operations["delete_goals_by_id"];
        options?: never;
        head?: never;
        /** Change fields of a goal */
        patch: operations["patch_goals_by_id"];
        trace?: never;
    };
    "/api/goals/{id}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the past periods of a goal, the latest first */
        get: operations["get_goals_by_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goals/{id}/toggle_completion/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a goal as completed in its current period, or undo that */
        post: operations["post_goals_by_id_toggle_completion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goals/{id}/progress/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the progress of a custom goal in its current period */
        put: operations["put_goals_by_id_progress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/highlights/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the records that a workout set and the goals that it reached */
        get: operations["get_workouts_by_id_highlights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest workouts of you and of people whom you follow */
        get: operations["get_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow your notifications as they happen */
        get: operations["get_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your notifications, the latest first */
        get: operations["get_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/count/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many notifications you have not read */
        get: operations["get_notifications_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark notifications as read: all up to a number, or some */
        post: operations["post_notifications_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how you are notified of what */
        get: operations["get_notifications_preferences"];
        /** Set how you are notified of what; kinds that you leave out get their defaults */
        put: operations["put_notifications_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/push/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the browsers that get push messages, with the key to subscribe with */
        get: operations["get_notifications_push"];
        put?: never;
        /** Get push messages in this browser, until its session ends */
        post: operations["post_notifications_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/push/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Stop push messages to a browser */
        delete: operations["delete_notifications_push_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/unsubscribe/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop all mails about notifications, with the link in such a mail */
        post: operations["post_notifications_unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workouts/{id}/card/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a picture of the route and figures of a workout that you may see */
        get: operations["get_workouts_by_id_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{username}/feed/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the latest public workouts of a person as an Atom feed */
        get: operations["get_profiles_by_username_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report something that you see to the moderators, once */
        post: operations["post_reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What moderators decided about you, the last decision first */
        get: operations["get_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/appeal/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appeal against a suspension, with the token from its mail */
        post: operations["post_decisions_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{id}/appeal/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appeal against a decision about you, once */
        post: operations["post_decisions_by_id_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cases: what has been reported, and what was decided */
        get: operations["get_admin_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a case with its reports, copies of what was reported, decisions and appeals */
        get: operations["get_admin_reports_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{id}/claim/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim a case: for a day, other moderators cannot decide in it */
        post: operations["post_admin_reports_by_id_claim"];
        /** Give a case back */
        delete: operations["delete_admin_reports_by_id_claim"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{id}/actions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide in a case, which closes it; the person is told */
        post: operations["post_admin_reports_by_id_actions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/decisions/{id}/answer/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an appeal against a decision */
        post: operations["post_admin_decisions_by_id_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{id}/images/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a picture of a case as it was when it was reported */
        get: operations["get_admin_reports_by_id_images_by_name"];
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
         * ErrorReason
         * @description A code and its values, such as the limit that was exceeded.
         */
        ErrorReason: {
            /** @enum {unknown} */
            code: "required" | "required_without" | "either_required" | "unknown_field" | "no_fields" | "wrong_type" | "not_one_of" | "unknown_entry" | "too_small" | "too_large" | "not_above" | "out_of_range" | "empty" | "too_short" | "too_long" | "too_few" | "too_many" | "duplicate" | "invalid_format" | "invalid_characters" | "invalid" | "taken" | "wrong" | "mismatch" | "in_future" | "in_past" | "too_early" | "too_far_ahead" | "before_field" | "after_field" | "range_too_long" | "one_file_only" | "invalid_idempotency_key" | "invitation_required" | "invitation_invalid" | "link_expired" | "address_replaced" | "proof_required" | "proof_unneeded" | "wrong_code" | "not_a_new_passkey" | "passkey_too_late" | "password_too_short" | "guessable_password" | "common_password" | "scope_needs_role" | "goal_counted" | "goal_without_workouts" | "wrong_unit" | "no_track" | "no_device_totals" | "invalid_tag" | "no_words" | "too_many_words" | "too_many_tags" | "unknown_image_format" | "damaged_image" | "too_many_pixels" | "image_needs_memory" | "image_takes_long" | "not_all_images" | "too_many_mentions" | "unknown_comment" | "refused_word" | "hidden_by_moderators" | "unneeded_end" | "not_found" | "internal" | "unreadable" | "broken_off" | "request_timeout" | "headers_too_large" | "body_too_large" | "file_too_large" | "content_type_not_accepted" | "json_required" | "form_required" | "wrong_content_length" | "empty_body" | "invalid_json" | "invalid_utf8" | "nested_too_deep" | "nul_character" | "nul_in_address" | "half_surrogate" | "key_not_allowed" | "key_given_twice" | "number_too_large" | "wrong_host" | "method_not_allowed" | "idempotency_in_flight" | "idempotency_key_reused" | "rate_limited" | "takes_too_long" | "too_many_reads" | "too_many_streams" | "database_unavailable" | "storage_full" | "storage_unavailable" | "token_missing" | "token_invalid" | "token_expired" | "refresh_token_invalid" | "session_missing" | "session_ended" | "csrf_failed" | "wrong_credentials" | "otp_required" | "wrong_otp" | "sign_in_busy" | "account_gone" | "account_changed" | "suspended" | "suspended_until" | "registration_closed" | "address_taken" | "api_key_invalid" | "api_key_refused" | "scope_missing" | "proof_locked" | "role_missing" | "users_only" | "own_account" | "self_relation" | "last_admin" | "invitation_used" | "export_running" | "authenticator_exists" | "authenticator_not_begun" | "second_factor_missing" | "passkey_missing" | "passkey_exists" | "passkey_unknown" | "passkey_origin" | "passkey_origin_localhost" | "quota_exceeded" | "selection_too_large" | "image_limit" | "images_busy" | "image_unavailable" | "tracks_busy" | "shown_part_unknown" | "track_unavailable" | "comments_closed" | "comment_hidden" | "limited_until" | "own_report" | "already_reported" | "content_gone" | "case_closed" | "case_claimed" | "already_decided" | "already_reversed" | "already_appealed" | "already_answered" | "another_moderator";
        } & {
            [key: string]: unknown;
        };
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
         *       "details": {
         *         "duration": [
         *           {
         *             "code": "too_small",
         *             "minimum": 1
         *           }
         *         ]
         *       },
         *       "request_id": "req-8f3a1c"
         *     }
         */
        Error: {
            status_code: number;
            /** @enum {unknown} */
            code: "invalid" | "malformed" | "unauthenticated" | "token_expired" | "otp_required" | "csrf_failed" | "forbidden" | "suspended" | "not_found" | "method_not_allowed" | "conflict" | "in_flight" | "too_large" | "unsupported_media_type" | "wrong_host" | "key_reused" | "rate_limited" | "headers_too_large" | "internal" | "unavailable" | "storage_full";
            /** @description In the language that Accept-Language prefers, else in that of the account, else English. */
            message: string;
            /** @description What is wrong with each field, in words. */
            errors?: {
                [key: string]: string[];
            };
            /** @description The same by codes and values, in the order of `errors`. A refusal that names no field has its reason under `request`, unless `code` says it all. */
            details?: {
                [key: string]: components["schemas"]["ErrorReason"][];
            };
            request_id: string;
        };
        /**
         * RegistrationRules
         * @description Done.
         */
        RegistrationRules: {
            /**
             * @description Who may create an account.
             * @enum {unknown}
             */
            registration: "open" | "invitation" | "closed";
            /**
             * @description The least number of characters.
             * @example 12
             */
            password_min_length: number;
            /** @description Whether public workouts are shown without an account. */
            public_pages: boolean;
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
            /** @description The invitation code, when the server requires one. */
            invitation?: string;
            /**
             * @description With `cookie`, for browsers, the response sets the refresh token as an HttpOnly cookie.
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
            is_email_verified: boolean;
            /** @enum {unknown} */
            role: "user" | "moderator" | "admin";
            /** @enum {unknown} */
            language: "en" | "de";
            /** @example Europe/Ljubljana */
            time_zone: string;
            /** @enum {unknown} */
            units: "metric" | "imperial";
            /**
             * @description The first day of a week.
             * @enum {unknown}
             */
            week_start: "monday" | "sunday";
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
            /** @description Send it as "Authorization: Bearer …"; it is valid for 15 minutes. */
            access: string;
            /** @description Null in cookie mode. */
            refresh: string | null;
            /** @description Only in cookie mode: the token to send in the X-CSRF-Token header. */
            csrf_token?: string;
            user: components["schemas"]["User"];
        };
        /** Login */
        Login: {
            /** @description A username, or a verified e-mail address. */
            username?: string;
            /**
             * Format: email
             * @example ana@example.org
             */
            email?: string;
            /** @example a long sentence is best */
            password: string;
            /**
             * @description A code of the authenticator app, or a recovery code.
             * @example 123456
             */
            otp?: string;
            /**
             * @description With `cookie`, for browsers, the response sets the refresh token as an HttpOnly cookie.
             * @enum {unknown}
             */
            session_mode?: "token" | "cookie";
        };
        /**
         * Tokens
         * @description Done.
         */
        Tokens: {
            /** @description Send it as "Authorization: Bearer …"; it is valid for 15 minutes. */
            access: string;
            /** @description Null in cookie mode. */
            refresh: string | null;
            /** @description Only in cookie mode: the token to send in the X-CSRF-Token header. */
            csrf_token?: string;
        };
        /**
         * PasskeyRequestOptions
         * @description The argument of PublicKeyCredential.parseRequestOptionsFromJSON().
         */
        PasskeyRequestOptions: {
            [key: string]: unknown;
        };
        /** PasskeyLogin */
        PasskeyLogin: {
            /**
             * @description The result of navigator.credentials.get(), in its JSON form.
             * @example {
             *       "id": "AbC…",
             *       "rawId": "AbC…",
             *       "type": "public-key",
             *       "response": {},
             *       "clientExtensionResults": {}
             *     }
             */
            answer: Record<string, never>;
            /**
             * @description With `cookie`, for browsers, the response sets the refresh token as an HttpOnly cookie.
             * @enum {unknown}
             */
            session_mode?: "token" | "cookie";
        };
        /** Session */
        Session: {
            id: number;
            /** @description Derived from the user agent; empty when unknown. */
            browser: string;
            /** @example Android phone */
            device: string;
            /**
             * @description Where the session was opened.
             * @example 192.0.2.7
             */
            address: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            last_used_at: string;
            is_current: boolean;
        };
        /** PasswordChange */
        PasswordChange: {
            /** @example a long sentence is best */
            old_password: string;
            /** @example a long sentence is best */
            new_password1: string;
            /** @example a long sentence is best */
            new_password2: string;
        };
        /** PasswordReset */
        PasswordReset: {
            /**
             * @description The `uid` in the link.
             * @example 12
             */
            uid: string;
            /**
             * @description The `token` in the link.
             * @example Zm9v…
             */
            token: string;
            /** @example a long sentence is best */
            new_password1: string;
            /** @example a long sentence is best */
            new_password2: string;
        };
        /**
         * UserChange
         * @description A new e-mail address needs an identity proof: password, otp or passkey.
         */
        UserChange: {
            /** @example ana.lind */
            username?: string;
            /**
             * Format: email
             * @description The new address gets a link. The change takes effect when the link is opened.
             * @example ana@example.org
             */
            email?: string;
            /** @enum {unknown} */
            language?: "en" | "de";
            /** @example Europe/Ljubljana */
            time_zone?: string;
            /** @enum {unknown} */
            units?: "metric" | "imperial";
            /**
             * @description The first day of a week.
             * @enum {unknown}
             */
            week_start?: "monday" | "sunday";
            /** @example a long sentence is best */
            password?: string;
            /**
             * @description A code of the authenticator app, or a recovery code.
             * @example 123456
             */
            otp?: string;
            /**
             * @description The result of navigator.credentials.get(), in its JSON form.
             * @example {
             *       "id": "AbC…",
             *       "rawId": "AbC…",
             *       "type": "public-key",
             *       "response": {},
             *       "clientExtensionResults": {}
             *     }
             */
            passkey?: Record<string, never>;
        };
        /** AccountDeletionRequest */
        AccountDeletionRequest: {
            /** @example a long sentence is best */
            password?: string;
            /**
             * @description A code of the authenticator app, or a recovery code.
             * @example 123456
             */
            otp?: string;
            /**
             * @description The result of navigator.credentials.get(), in its JSON form.
             * @example {
             *       "id": "AbC…",
             *       "rawId": "AbC…",
             *       "type": "public-key",
             *       "response": {},
             *       "clientExtensionResults": {}
             *     }
             */
            passkey?: Record<string, never>;
        };
        /**
         * DeletionPlan
         * @description Done.
         */
        DeletionPlan: {
            /**
             * Format: date-time
             * @description Signing in before then cancels the deletion.
             */
            deletion_at: string;
        };
        /** QuotaUsage */
        QuotaUsage: {
            /**
             * @description Ends with the unit, unless the numbers are counts.
             * @enum {unknown}
             */
            name: "recordings" | "recordings_per_day" | "recording_mb" | "workouts" | "goals" | "follows" | "follow_requests" | "picture_mb" | "zones" | "reports_per_day" | "api_keys" | "passkeys" | "sessions" | "exports_per_day" | "comments" | "push_subscriptions";
            /** @example 12.34 */
            used: number;
            /** @example 5000 */
            limit: number;
        };
        /**
         * QuotaUsageList
         * @description Done.
         */
        QuotaUsageList: {
            quotas: components["schemas"]["QuotaUsage"][];
        };
        /** Passkey */
        Passkey: {
            id: number;
            /** @example Phone */
            name: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            last_used_at: string | null;
        };
        /**
         * SecondFactors
         * @description Done.
         */
        SecondFactors: {
            /** @description Whether an authenticator app is set up, so that signing in with a password also needs a code. */
            totp: boolean;
            /** @example 10 */
            recovery_codes_left: number;
            passkeys: components["schemas"]["Passkey"][];
        };
        /**
         * RecoveryCodes
         * @description Done.
         */
        RecoveryCodes: {
            /**
             * @description Each code works once, in place of a code of the app. The codes are not shown again.
             * @example [
             *       "k7f2-9mqx-3tbd-h4wz-p8ce-6rnv"
             *     ]
             */
            recovery_codes: string[];
        };
        /**
         * NewTotp
         * @description Done.
         */
        NewTotp: {
            /**
             * @description Base32, for typing into the app.
             * @example JBSWY3DPEHPK3PXP
             */
            secret: string;
            /**
             * @description The secret as a URI, for a QR code.
             * @example otpauth://totp/FitTrack:ana.lind?…
             */
            uri: string;
        };
        /**
         * PasskeyCreationOptions
         * @description The argument of PublicKeyCredential.parseCreationOptionsFromJSON().
         */
        PasskeyCreationOptions: {
            [key: string]: unknown;
        };
        /** NewPasskey */
        NewPasskey: {
            /** @example Phone */
            name: string;
            /**
             * @description The result of navigator.credentials.create(), in its JSON form.
             * @example {
             *       "id": "AbC…",
             *       "rawId": "AbC…",
             *       "type": "public-key",
             *       "response": {},
             *       "clientExtensionResults": {}
             *     }
             */
            answer: Record<string, never>;
        };
        /** ApiKey */
        ApiKey: {
            id: number;
            /** @example Watch on the kitchen computer */
            name: string;
            /**
             * @description What the key may do. `write`: change data, but not upload files; `upload`: upload files; `admin`: whatever the role of its owner allows; `live`: reserved, no route needs it.
             * @example [
             *       "read",
             *       "upload"
             *     ]
             */
            scopes: ("read" | "write" | "upload" | "live" | "admin")[];
            /**
             * @description The first characters of the key.
             * @example ft_Zm9vYm
             */
            hint: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description Accurate to the minute.
             */
            last_used_at: string | null;
        };
        /**
         * ApiKeyPage
         * @description Done.
         */
        ApiKeyPage: {
            /** @description Results on all pages together. */
            count: number;
            next: string | null;
            previous: string | null;
            results: components["schemas"]["ApiKey"][];
        };
        /**
         * NewApiKey
         * @description Needs an identity proof: password, otp or passkey.
         */
        NewApiKey: {
            /** @example Watch on the kitchen computer */
            name: string;
            /**
             * @description What the key may do. `write`: change data, but not upload files; `upload`: upload files; `admin`: whatever the role of its owner allows; `live`: reserved, no route needs it.
             * @example [
             *       "read",
             *       "upload"
             *     ]
             */
            scopes: ("read" | "write" | "upload" | "live" | "admin")[];
            /**
             * Format: date-time
             * @description At most five years from now. Null or omitted: the key never expires.
             */
            expires_at?: string | null;
            /** @example a long sentence is best */
            password?: string;
            /**
             * @description A code of the authenticator app, or a recovery code.
             * @example 123456
             */
            otp?: string;
            /**
             * @description The result of navigator.credentials.get(), in its JSON form.
             * @example {
             *       "id": "AbC…",
             *       "rawId": "AbC…",
             *       "type": "public-key",
             *       "response": {},
             *       "clientExtensionResults": {}
             *     }
             */
            passkey?: Record<string, never>;
        };
        /**
         * CreatedApiKey
         * @description Done.
         */
        CreatedApiKey: {
            id: number;
            /** @example Watch on the kitchen computer */
            name: string;
            /**
             * @description What the key may do. `write`: change data, but not upload files; `upload`: upload files; `admin`: whatever the role of its owner allows; `live`: reserved, no route needs it.
             * @example [
             *       "read",
             *       "upload"
             *     ]
             */
            scopes: ("read" | "write" | "upload" | "live" | "admin")[];
            /**
             * @description The first characters of the key.
             * @example ft_Zm9vYm
             */
            hint: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description Accurate to the minute.
             */
            last_used_at: string | null;
            /**
             * @description Send it as "Authorization: Bearer …". It is shown only in this response.
             * @example ft_Zm9vYmFy…
             */
            key: string;
        };
        /** ApiKeyChange */
        ApiKeyChange: {
            /** @example Watch on the kitchen computer */
            name: string;
        };
        /** AccountExport */
        AccountExport: {
            id: number;
            /** @enum {unknown} */
            status: "queued" | "done" | "failed";
            size_bytes: number | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expires_at: string | null;
        };
        /** ManagedUser */
        ManagedUser: {
            id: number;
            /** @example ana.lind */
            username: string;
            /**
             * @description Null for moderators.
             * @example ana@example.org
             */
            email: string | null;
            is_email_verified: boolean;
            /**
             * @example user
             * @enum {unknown}
             */
            role: "user" | "moderator" | "admin";
            /**
             * @description `deleting`: will be erased unless the owner signs in; `unverified`: the e-mail address is not verified yet.
             * @enum {unknown}
             */
            status: "active" | "suspended" | "deleting" | "unverified";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            suspended_at: string | null;
            /**
             * Format: date-time
             * @description Null when the suspension has no end.
             */
            suspended_until: string | null;
            /** @example Advertising in comments */
            suspension_reason: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            deletion_at: string | null;
        };
        /**
         * ManagedUserPage
         * @description Done.
         */
        ManagedUserPage: {
            /** @description Results on all pages together. */
            count: number;
            next: string | null;
            previous: string | null;
            results: components["schemas"]["ManagedUser"][];
        };
        /**
         * ManagedUserDetail
         * @description Done.
         */
        ManagedUserDetail: {
            id: number;
            /** @example ana.lind */
            username: string;
            /**
             * @description Null for moderators.
             * @example ana@example.org
             */
            email: string | null;
            is_email_verified: boolean;
            /**
             * @example user
             * @enum {unknown}
             */
            role: "user" | "moderator" | "admin";
            /**
             * @description `deleting`: will be erased unless the owner signs in; `unverified`: the e-mail address is not verified yet.
             * @enum {unknown}
             */
            status: "active" | "suspended" | "deleting" | "unverified";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            suspended_at: string | null;
            /**
             * Format: date-time
             * @description Null when the suspension has no end.
             */
            suspended_until: string | null;
            /** @example Advertising in comments */
            suspension_reason: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            deletion_at: string | null;
            /** @description Failed sign-ins since the last successful one. */
            failed_sign_ins: number;
            /** @description The number of sessions that have not ended. */
            session_count: number;
            sessions: {
                id: number;
                /**
                 * @description Null for moderators.
                 * @example Firefox
                 */
                browser: string | null;
                /**
                 * @description Null for moderators.
                 * @example Linux computer
                 */
                device: string | null;
                /**
                 * @description Null for moderators.
                 * @example 192.0.2.7
                 */
                address: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                last_used_at: string;
            }[];
            /** @description The number of API keys that have not expired. */
            key_count: number;
            has_totp: boolean;
            passkey_count: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            last_sign_in_at: string | null;
        };
        /** RoleChange */
        RoleChange: {
            /**
             * @example user
             * @enum {unknown}
             */
            role: "user" | "moderator" | "admin";
            /** @example a long sentence is best */
            password?: string;
            /**
             * @description A code of the authenticator app, or a recovery code.
             * @example 123456
             */
            otp?: string;
            /**
             * @description The result of navigator.credentials.get(), in its JSON form.
             * @example {
             *       "id": "AbC…",
             *       "rawId": "AbC…",
             *       "type": "public-key",
             *       "response": {},
             *       "clientExtensionResults": {}
             *     }
             */
            passkey?: Record<string, never>;
        };
        /** Suspension */
        Suspension: {
            /**
             * @description Shown to the suspended person.
             * @example Advertising in comments
             */
            reason: string;
            /**
             * Format: date-time
             * @description Null or omitted: the suspension lasts until somebody restores the account.
             */
            until?: string | null;
        };
        /** PersonName */
        PersonName: {
            id: number;
            /** @example ana.lind */
            username: string;
        } | null;
        /** AuditEntry */
        AuditEntry: {
            id: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /** @example sign_in.succeeded */
            kind: string;
            account: components["schemas"]["PersonName"];
            actor: components["schemas"]["PersonName"];
            /** @example req-8f3a1c */
            request_id: string | null;
            /** @example 192.0.2.7 */
            address: string | null;
            /** @example Mozilla/5.0 */
            user_agent: string | null;
            /**
             * @description Details of the event. The fields depend on its kind.
             * @example {
             *       "method": "password"
             *     }
             */
            details: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * AuditPage
         * @description Done.
         */
        AuditPage: {
            /** @description Results on all pages together. */
            count: number;
            next: string | null;
            previous: string | null;
            results: components["schemas"]["AuditEntry"][];
        };
        /** Invitation */
        Invitation: {
            id: number;
            /** @enum {unknown} */
            status: "open" | "used" | "expired";
            /**
             * @description The address that the code was mailed to. Null once the code is used.
             * @example ben@example.org
             */
            email: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            created_by: components["schemas"]["PersonName"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            used_at: string | null;
            used_by: components["schemas"]["PersonName"];
        };
        /**
         * InvitationPage
         * @description Done.
         */
        InvitationPage: {
            /** @description Results on all pages together. */
            count: number;
            next: string | null;
            previous: string | null;
            results: components["schemas"]["Invitation"][];
        };
        /** NewInvitation */
        NewInvitation: {
            /**
             * Format: email
             * @description The address that gets a mail with a link. If omitted, pass the code on yourself.
             */
            email?: string;
            /** @description How long the code is valid; 14 days if omitted. */
            expires_in_days?: number;
        };
        /**
         * CreatedInvitation
         * @description Done.
         */
        CreatedInvitation: {
            id: number;
            /** @enum {unknown} */
            status: "open" | "used" | "expired";
            /**
             * @description The address that the code was mailed to. Null once the code is used.
             * @example ben@example.org
             */
            email: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            created_by: components["schemas"]["PersonName"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            used_at: string | null;
            used_by: components["schemas"]["PersonName"];
            /**
             * @description Shown only in this response.
             * @example Zm9vYmFy…
             */
            code: string;
        };
        /**
         * FollowAnswer
         * @description Done.
         */
        FollowAnswer: {
            /**
             * @description `requested` when the profile is private: the person decides.
             * @enum {unknown}
             */
            status: "accepted" | "requested";
        };
        /** Person */
        Person: {
            /** @example ana */
            username: string;
            /** @example Ana Lind */
            name: string;
            image: string | null;
            is_private: boolean;
            /** @description This is you. */
            is_owner: boolean;
            is_following: boolean;
            /** @description You have asked to follow this person. */
            is_requested: boolean;
            follows_you: boolean;
        };
        /** SuggestedPerson */
        SuggestedPerson: {
            /** @example ana */
            username: string;
            /** @example Ana Lind */
            name: string;
            image: string | null;
            is_private: boolean;
            /** @description This is you. */
            is_owner: boolean;
            is_following: boolean;
            /** @description You have asked to follow this person. */
            is_requested: boolean;
            follows_you: boolean;
            /** @description How many of the people you follow also follow this person. */
            mutual_count: number;
        };
        /**
         * Suggestions
         * @description Done.
         */
        Suggestions: {
            results: components["schemas"]["SuggestedPerson"][];
        };
        /** FollowRequest */
        FollowRequest: {
            id: number;
            person: components["schemas"]["Person"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
        };
        /**
         * SharingDefaults
         * @description What others see of your new workouts, unless the workout says otherwise.
         */
        SharingDefaults: {
            all: {
                /**
                 * @description Who sees the workout.
                 * @example followers
                 * @enum {unknown}
                 */
                visibility: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
                 * @example private
                 * @enum {unknown}
                 */
                body_visibility: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees its map, track and laps.
                 * @example followers
                 * @enum {unknown}
                 */
                map_visibility: "private" | "followers" | "public";
                /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
                shows_start_time: boolean;
                /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
                shares_original: boolean;
                /**
                 * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
                 * @example 200
                 */
                hidden_ends_m: number;
            };
            /** @description For sports with defaults of their own, each at most once. */
            sports: {
                /** @enum {unknown} */
                sport: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
                /**
                 * @description Who sees the workout.
                 * @example followers
                 * @enum {unknown}
                 */
                visibility: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
                 * @example private
                 * @enum {unknown}
                 */
                body_visibility: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees its map, track and laps.
                 * @example followers
                 * @enum {unknown}
                 */
                map_visibility: "private" | "followers" | "public";
                /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
                shows_start_time: boolean;
                /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
                shares_original: boolean;
                /**
                 * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
                 * @example 200
                 */
                hidden_ends_m: number;
            }[];
        };
        /**
         * NewSharingDefaults
         * @description What others see of your new workouts, unless the workout says otherwise. Omitted fields get their initial values.
         */
        NewSharingDefaults: {
            all: {
                /**
                 * @description Who sees the workout.
                 * @example followers
                 * @enum {unknown}
                 */
                visibility?: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
                 * @example private
                 * @enum {unknown}
                 */
                body_visibility?: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees its map, track and laps.
                 * @example followers
                 * @enum {unknown}
                 */
                map_visibility?: "private" | "followers" | "public";
                /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
                shows_start_time?: boolean;
                /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
                shares_original?: boolean;
                /**
                 * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
                 * @example 200
                 */
                hidden_ends_m?: number;
            };
            /** @description For sports with defaults of their own, each at most once. */
            sports: {
                /** @enum {unknown} */
                sport: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
                /**
                 * @description Who sees the workout.
                 * @example followers
                 * @enum {unknown}
                 */
                visibility?: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
                 * @example private
                 * @enum {unknown}
                 */
                body_visibility?: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees its map, track and laps.
                 * @example followers
                 * @enum {unknown}
                 */
                map_visibility?: "private" | "followers" | "public";
                /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
                shows_start_time?: boolean;
                /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
                shares_original?: boolean;
                /**
                 * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
                 * @example 200
                 */
                hidden_ends_m?: number;
            }[];
        };
        /** ZoneChange */
        ZoneChange: {
            /** @example Home */
            name?: string;
            /**
             * @description Latitude in degrees.
             * @example 46.0512
             */
            lat?: number;
            /**
             * @description Longitude in degrees.
             * @example 14.5061
             */
            lon?: number;
            /**
             * @description At least this far around the place, others see nothing of your tracks.
             * @example 200
             */
            radius_m?: number;
        };
        /**
         * Zone
         * @description Done.
         */
        Zone: {
            id: number;
            /** @example Home */
            name: string;
            /**
             * @description Latitude in degrees.
             * @example 46.0512
             */
            lat: number;
            /**
             * @description Longitude in degrees.
             * @example 14.5061
             */
            lon: number;
            /**
             * @description At least this far around the place, others see nothing of your tracks.
             * @example 200
             */
            radius_m: number;
            /** @description What is hidden, in degrees. It is larger than the circle, and the place is never in its middle, so that the ends of your tracks do not give the place away. Beyond the 180th meridian, degrees count on. */
            area: {
                south: number;
                west: number;
                north: number;
                east: number;
            };
        };
        /** NewZone */
        NewZone: {
            /** @example Home */
            name: string;
            /**
             * @description Latitude in degrees.
             * @example 46.0512
             */
            lat: number;
            /**
             * @description Longitude in degrees.
             * @example 14.5061
             */
            lon: number;
            /**
             * @description At least this far around the place, others see nothing of your tracks.
             * @example 200
             */
            radius_m: number;
        };
        /** Body */
        Body: {
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            birth_date: string | null;
            /** @enum {unknown} */
            sex: "female" | "male" | "other" | null;
            height_cm: number | null;
            /** @description Resting heart rate. */
            resting_hr_bpm: number | null;
            /** @description Maximum heart rate. */
            max_hr_bpm: number | null;
            /** @description Heart rate at the lactate threshold. */
            threshold_hr_bpm: number | null;
            /** @description Functional threshold power. */
            ftp_w: number | null;
        } | null;
        /** ProfileListItem */
        ProfileListItem: {
            username: string;
            name: string;
            bio: string | null;
            image: string | null;
            is_private: boolean;
            is_owner: boolean;
            is_following: boolean;
            /** @description You have asked to follow this person. */
            is_requested: boolean;
            follows_you: boolean;
            /** @description How many of the workouts you see. */
            total_workouts: number | null;
            /** @description Consecutive days with a workout. Ends when a whole day passes without one. */
            workout_streak: number | null;
            longest_streak: number | null;
            /**
             * Format: date-time
             * @description Null for other people.
             */
            last_workout: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            body: components["schemas"]["Body"];
        };
        /** Weight */
        Weight: {
            id: number;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            date: string;
            weight_kg: number;
        };
        /**
         * ProfileTotals
         * @description Null for other people.
         */
        ProfileTotals: {
            /** @example 214 */
            workouts: number;
            /**
             * @description In minutes.
             * @example 14310
             */
            duration: number;
            /**
             * @description Distance.
             * @example 2481300.5
             */
            distance_m: number;
            /**
             * @description Elevation gain.
             * @example 18240
             */
            ascent_m: number;
            /**
             * @description Energy, kilocalories.
             * @example 131050
             */
            calories_kcal: number;
        } | null;
        /**
         * Profile
         * @description Done.
         */
        Profile: {
            username: string;
            name: string;
            bio: string | null;
            image: string | null;
            is_private: boolean;
            is_owner: boolean;
            is_following: boolean;
            /** @description You have asked to follow this person. */
            is_requested: boolean;
            follows_you: boolean;
            /** @description How many of the workouts you see. */
            total_workouts: number | null;
            /** @description Consecutive days with a workout. Ends when a whole day passes without one. */
            workout_streak: number | null;
            longest_streak: number | null;
            /**
             * Format: date-time
             * @description Null for other people.
             */
            last_workout: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            body: components["schemas"]["Body"];
            followers_count: number | null;
            /** @description How many people this person follows. */
            following_count: number | null;
            /** @description You have muted this person. */
            is_muted: boolean;
            totals: components["schemas"]["ProfileTotals"];
            /** @description Whether other people see the body values. Null for them. */
            shows_body: boolean | null;
            /** @description Whether others see the streaks. Only for the owner. */
            shows_streaks: boolean | null;
            /** @description Whether search engines may list the pages of public workouts. Only for the owner. */
            allows_indexing: boolean | null;
        };
        /** ProfileChange */
        ProfileChange: {
            /** @example Ana Lind */
            name?: string;
            /** @example Runs before breakfast. */
            bio?: string;
            is_private?: boolean;
            /** @description Whether other people see the body values. */
            shows_body?: boolean;
            /** @description Others see the streaks, which also count workouts that they do not see. */
            shows_streaks?: boolean;
            /** @description Search engines may list the pages of public workouts, if this server has such pages. */
            allows_indexing?: boolean;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            birth_date?: string | null;
            /** @enum {unknown} */
            sex?: "female" | "male" | "other" | null;
            height_cm?: number | null;
            /** @description Resting heart rate. */
            resting_hr_bpm?: number | null;
            /** @description Maximum heart rate. */
            max_hr_bpm?: number | null;
            /** @description Heart rate at the lactate threshold. */
            threshold_hr_bpm?: number | null;
            /** @description Functional threshold power. */
            ftp_w?: number | null;
        };
        /**
         * OwnProfile
         * @description Done.
         */
        OwnProfile: {
            username: string;
            name: string;
            bio: string | null;
            image: string | null;
            is_private: boolean;
            is_owner: boolean;
            is_following: boolean;
            /** @description You have asked to follow this person. */
            is_requested: boolean;
            follows_you: boolean;
            /** @description How many of the workouts you see. */
            total_workouts: number | null;
            /** @description Consecutive days with a workout. Ends when a whole day passes without one. */
            workout_streak: number | null;
            longest_streak: number | null;
            /**
             * Format: date-time
             * @description Null for other people.
             */
            last_workout: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            body: components["schemas"]["Body"];
            shows_body: boolean;
            shows_streaks: boolean;
            allows_indexing: boolean;
        };
        /**
         * Likes
         * @description Done.
         */
        Likes: {
            likes_count: number;
            /** @description You like it. */
            has_liked: boolean;
        };
        /** CommentAuthor */
        CommentAuthor: {
            id: number;
            /** @example ana.lind */
            username: string;
            /** @example Ana Lind */
            name: string | null;
            image: string | null;
        };
        /** Mention */
        Mention: {
            /** @example ana.lind */
            username: string;
        };
        /** Comment */
        Comment: {
            id: number;
            workout_id: number;
            author: components["schemas"]["CommentAuthor"];
            /** @description Plain text. */
            content: string;
            /** @description The comment to which this is a reply. */
            parent: number | null;
            /** @description People named in the text as `@username` who can see the workout. */
            mentions: components["schemas"]["Mention"][];
            likes_count: number;
            /** @description You like it. */
            has_liked: boolean;
            /** @description Hidden by moderators: only you still see it. */
            is_hidden: boolean;
            may_edit: boolean;
            may_delete: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            edited_at: string | null;
        };
        /** NewComment */
        NewComment: {
            /** @example What a view! */
            content: string;
            /** @description The comment to reply to. A reply to a reply becomes one to its comment. */
            parent?: number;
        };
        /** MentionablePerson */
        MentionablePerson: {
            /** @example ana.lind */
            username: string;
            /** @example Ana Lind */
            name: string | null;
            image: string | null;
        };
        /**
         * MentionablePeople
         * @description Done.
         */
        MentionablePeople: {
            results: components["schemas"]["MentionablePerson"][];
        };
        /** CommentChange */
        CommentChange: {
            /** @example What a view! */
            content: string;
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
             * @description Who sees the workout.
             * @example followers
             * @enum {unknown}
             */
            visibility: "private" | "followers" | "public";
            /**
             * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
             * @example private
             * @enum {unknown}
             */
            body_visibility: "private" | "followers" | "public" | null;
            /**
             * @description Who of those that see the workout also sees its map, track and laps.
             * @example followers
             * @enum {unknown}
             */
            map_visibility: "private" | "followers" | "public" | null;
            /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
            shows_start_time: boolean;
            /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
            shares_original: boolean;
            /**
             * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
             * @example 200
             */
            hidden_ends_m: number | null;
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
            /** @description A simplified route, as an encoded polyline with five decimals. */
            summary_polyline: string | null;
            likes_count: number;
            comments_count: number;
            /** @description You like it. */
            has_liked: boolean;
            /**
             * @description The rating of perceived exertion (Borg CR10 scale), 1 to 10.
             * @example 6
             */
            perceived_exertion: number | null;
            tags: string[];
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
             * @description Who sees the workout.
             * @example followers
             * @enum {unknown}
             */
            visibility?: "private" | "followers" | "public";
            /**
             * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
             * @example private
             * @enum {unknown}
             */
            body_visibility?: "private" | "followers" | "public";
            /**
             * @description Who of those that see the workout also sees its map, track and laps.
             * @example followers
             * @enum {unknown}
             */
            map_visibility?: "private" | "followers" | "public";
            /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
            shows_start_time?: boolean;
            /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
            shares_original?: boolean;
            /**
             * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
             * @example 200
             */
            hidden_ends_m?: number;
            /**
             * Format: date-time
             * @description ISO 8601 with a UTC offset.
             * @example 2026-11-21T15:00:00+01:00
             */
            started_at?: string;
            /** @example Europe/Ljubljana */
            time_zone?: string;
            /**
             * @description The rating of perceived exertion (Borg CR10 scale), 1 to 10.
             * @example 6
             */
            perceived_exertion?: number | null;
            /** @description Stored in lower case and without duplicates. */
            tags?: string[];
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
             * @description Who sees the workout.
             * @example followers
             * @enum {unknown}
             */
            visibility: "private" | "followers" | "public";
            /**
             * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
             * @example private
             * @enum {unknown}
             */
            body_visibility: "private" | "followers" | "public" | null;
            /**
             * @description Who of those that see the workout also sees its map, track and laps.
             * @example followers
             * @enum {unknown}
             */
            map_visibility: "private" | "followers" | "public" | null;
            /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
            shows_start_time: boolean;
            /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
            shares_original: boolean;
            /**
             * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
             * @example 200
             */
            hidden_ends_m: number | null;
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
            /** @description A simplified route, as an encoded polyline with five decimals. */
            summary_polyline: string | null;
            likes_count: number;
            comments_count: number;
            /** @description You like it. */
            has_liked: boolean;
            /**
             * @description The rating of perceived exertion (Borg CR10 scale), 1 to 10.
             * @example 6
             */
            perceived_exertion: number | null;
            tags: string[];
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
            /** @description Nobody can add comments. */
            comments_closed: boolean;
            /**
             * @description Which figures are shown: the totals of the device, or those computed from the track.
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
             * @description Which figures are shown: the totals of the device, or those computed from the track.
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
             * @description Who sees the workout.
             * @example followers
             * @enum {unknown}
             */
            visibility?: "private" | "followers" | "public";
            /**
             * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
             * @example private
             * @enum {unknown}
             */
            body_visibility?: "private" | "followers" | "public";
            /**
             * @description Who of those that see the workout also sees its map, track and laps.
             * @example followers
             * @enum {unknown}
             */
            map_visibility?: "private" | "followers" | "public";
            /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
            shows_start_time?: boolean;
            /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
            shares_original?: boolean;
            /**
             * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
             * @example 200
             */
            hidden_ends_m?: number;
            /**
             * Format: date-time
             * @description ISO 8601 with a UTC offset.
             * @example 2026-11-21T15:00:00+01:00
             */
            started_at?: string;
            /** @example Europe/Ljubljana */
            time_zone?: string;
            /**
             * @description The rating of perceived exertion (Borg CR10 scale), 1 to 10.
             * @example 6
             */
            perceived_exertion?: number | null;
            /** @description Stored in lower case and without duplicates. */
            tags?: string[];
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
        /** TrashedWorkout */
        TrashedWorkout: {
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
             * @description Who sees the workout.
             * @example followers
             * @enum {unknown}
             */
            visibility: "private" | "followers" | "public";
            /**
             * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
             * @example private
             * @enum {unknown}
             */
            body_visibility: "private" | "followers" | "public" | null;
            /**
             * @description Who of those that see the workout also sees its map, track and laps.
             * @example followers
             * @enum {unknown}
             */
            map_visibility: "private" | "followers" | "public" | null;
            /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
            shows_start_time: boolean;
            /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
            shares_original: boolean;
            /**
             * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
             * @example 200
             */
            hidden_ends_m: number | null;
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
            /** @description A simplified route, as an encoded polyline with five decimals. */
            summary_polyline: string | null;
            likes_count: number;
            comments_count: number;
            /** @description You like it. */
            has_liked: boolean;
            /**
             * @description The rating of perceived exertion (Borg CR10 scale), 1 to 10.
             * @example 6
             */
            perceived_exertion: number | null;
            tags: string[];
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
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            deleted_at: string;
            /**
             * Format: date-time
             * @description When it will be deleted for good.
             */
            purged_at: string;
        };
        /**
         * BulkChange
         * @description Give either ids or filters.
         */
        BulkChange: {
            ids?: number[];
            filters?: {
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
                /**
                 * @description Who sees the workout.
                 * @example followers
                 * @enum {unknown}
                 */
                visibility?: "private" | "followers" | "public";
                /**
                 * Format: date
                 * @description Workouts on this local day or later.
                 */
                date_after?: string;
                /**
                 * Format: date
                 * @description Workouts on this local day or earlier.
                 */
                date_before?: string;
                min_duration?: number;
                max_duration?: number;
                min_distance_m?: number;
                /** @example commute */
                tag?: string;
                /** @description Finds workouts in which each of these words begins a word of the title or notes. Accents, case and punctuation are ignored. */
                search?: string;
            };
            change: {
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
                /**
                 * @description Who sees the workout.
                 * @example followers
                 * @enum {unknown}
                 */
                visibility?: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
                 * @example private
                 * @enum {unknown}
                 */
                body_visibility?: "private" | "followers" | "public";
                /**
                 * @description Who of those that see the workout also sees its map, track and laps.
                 * @example followers
                 * @enum {unknown}
                 */
                map_visibility?: "private" | "followers" | "public";
                /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
                shows_start_time?: boolean;
                /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
                shares_original?: boolean;
                /**
                 * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
                 * @example 200
                 */
                hidden_ends_m?: number;
                /**
                 * @description The rating of perceived exertion (Borg CR10 scale), 1 to 10.
                 * @example 6
                 */
                perceived_exertion?: number | null;
                add_tags?: string[];
                remove_tags?: string[];
            };
        };
        /**
         * BulkDeletion
         * @description Give either ids or filters.
         */
        BulkDeletion: {
            ids?: number[];
            filters?: {
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
                /**
                 * @description Who sees the workout.
                 * @example followers
                 * @enum {unknown}
                 */
                visibility?: "private" | "followers" | "public";
                /**
                 * Format: date
                 * @description Workouts on this local day or later.
                 */
                date_after?: string;
                /**
                 * Format: date
                 * @description Workouts on this local day or earlier.
                 */
                date_before?: string;
                min_duration?: number;
                max_duration?: number;
                min_distance_m?: number;
                /** @example commute */
                tag?: string;
                /** @description Finds workouts in which each of these words begins a word of the title or notes. Accents, case and punctuation are ignored. */
                search?: string;
            };
        };
        /** Sums */
        Sums: {
            /** @example 214 */
            workouts: number;
            /**
             * @description In minutes.
             * @example 14310
             */
            duration: number;
            /**
             * @description Distance.
             * @example 2481300.5
             */
            distance_m: number;
            /**
             * @description Elevation gain.
             * @example 18240
             */
            ascent_m: number;
            /**
             * @description Energy, kilocalories.
             * @example 131050
             */
            calories_kcal: number;
            /**
             * @description Minutes per workout.
             * @example 66.9
             */
            avg_duration: number;
            /**
             * @description Over workouts that have a distance.
             * @example 14178.86
             */
            avg_distance_m: number | null;
            /**
             * @description Distance divided by duration, over workouts that have a distance.
             * @example 3.422
             */
            avg_speed_mps: number | null;
            /**
             * @description Weighted by duration, beats per minute.
             * @example 142.3
             */
            avg_hr_bpm: number | null;
        };
        /** TypeSums */
        TypeSums: {
            /**
             * @example cardio
             * @enum {unknown}
             */
            type: "cardio" | "strength" | "flexibility" | "sports" | "other";
            /** @example 214 */
            workouts: number;
            /**
             * @description In minutes.
             * @example 14310
             */
            duration: number;
            /**
             * @description Distance.
             * @example 2481300.5
             */
            distance_m: number;
            /**
             * @description Elevation gain.
             * @example 18240
             */
            ascent_m: number;
            /**
             * @description Energy, kilocalories.
             * @example 131050
             */
            calories_kcal: number;
            /**
             * @description Minutes per workout.
             * @example 66.9
             */
            avg_duration: number;
            /**
             * @description Over workouts that have a distance.
             * @example 14178.86
             */
            avg_distance_m: number | null;
            /**
             * @description Distance divided by duration, over workouts that have a distance.
             * @example 3.422
             */
            avg_speed_mps: number | null;
            /**
             * @description Weighted by duration, beats per minute.
             * @example 142.3
             */
            avg_hr_bpm: number | null;
        };
        /** SportSums */
        SportSums: {
            /**
             * @example cycling
             * @enum {unknown}
             */
            sport: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
            /** @example 214 */
            workouts: number;
            /**
             * @description In minutes.
             * @example 14310
             */
            duration: number;
            /**
             * @description Distance.
             * @example 2481300.5
             */
            distance_m: number;
            /**
             * @description Elevation gain.
             * @example 18240
             */
            ascent_m: number;
            /**
             * @description Energy, kilocalories.
             * @example 131050
             */
            calories_kcal: number;
            /**
             * @description Minutes per workout.
             * @example 66.9
             */
            avg_duration: number;
            /**
             * @description Over workouts that have a distance.
             * @example 14178.86
             */
            avg_distance_m: number | null;
            /**
             * @description Distance divided by duration, over workouts that have a distance.
             * @example 3.422
             */
            avg_speed_mps: number | null;
            /**
             * @description Weighted by duration, beats per minute.
             * @example 142.3
             */
            avg_hr_bpm: number | null;
        };
        /** IntensitySums */
        IntensitySums: {
            /**
             * @example moderate
             * @enum {unknown}
             */
            intensity: "low" | "moderate" | "high";
            /** @example 214 */
            workouts: number;
            /**
             * @description In minutes.
             * @example 14310
             */
            duration: number;
            /**
             * @description Distance.
             * @example 2481300.5
             */
            distance_m: number;
            /**
             * @description Elevation gain.
             * @example 18240
             */
            ascent_m: number;
            /**
             * @description Energy, kilocalories.
             * @example 131050
             */
            calories_kcal: number;
            /**
             * @description Minutes per workout.
             * @example 66.9
             */
            avg_duration: number;
            /**
             * @description Over workouts that have a distance.
             * @example 14178.86
             */
            avg_distance_m: number | null;
            /**
             * @description Distance divided by duration, over workouts that have a distance.
             * @example 3.422
             */
            avg_speed_mps: number | null;
            /**
             * @description Weighted by duration, beats per minute.
             * @example 142.3
             */
            avg_hr_bpm: number | null;
        };
        /**
         * Period
         * @description A calendar period, with its first and last day.
         */
        Period: {
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            first_date: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            last_date: string;
            /** @example 214 */
            workouts: number;
            /**
             * @description In minutes.
             * @example 14310
             */
            duration: number;
            /**
             * @description Distance.
             * @example 2481300.5
             */
            distance_m: number;
            /**
             * @description Elevation gain.
             * @example 18240
             */
            ascent_m: number;
            /**
             * @description Energy, kilocalories.
             * @example 131050
             */
            calories_kcal: number;
            /**
             * @description Minutes per workout.
             * @example 66.9
             */
            avg_duration: number;
            /**
             * @description Over workouts that have a distance.
             * @example 14178.86
             */
            avg_distance_m: number | null;
            /**
             * @description Distance divided by duration, over workouts that have a distance.
             * @example 3.422
             */
            avg_speed_mps: number | null;
            /**
             * @description Weighted by duration, beats per minute.
             * @example 142.3
             */
            avg_hr_bpm: number | null;
        };
        /**
         * Statistics
         * @description Done.
         */
        Statistics: {
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            from: string | null;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            to: string | null;
            totals: components["schemas"]["Sums"];
            by_type: components["schemas"]["TypeSums"][];
            by_sport: components["schemas"]["SportSums"][];
            by_intensity: components["schemas"]["IntensitySums"][];
            this_week: components["schemas"]["Period"];
            last_week: components["schemas"]["Period"];
            this_month: components["schemas"]["Period"];
            last_month: components["schemas"]["Period"];
            /** @description Consecutive days with a workout. Ends when a whole day passes without one. */
            workout_streak: number;
            longest_streak: number;
            /** @description With `group_by`: the periods that have workouts, the earliest first. */
            periods: components["schemas"]["Period"][] | null;
        };
        /**
         * Summary
         * @description Done.
         */
        Summary: {
            /** @description The latest five workouts. */
            recent: components["schemas"]["Workout"][];
            total_workouts: number;
            /** @description Consecutive days with a workout. Ends when a whole day passes without one. */
            workout_streak: number;
            longest_streak: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            last_workout: string | null;
            this_week: components["schemas"]["Period"];
            last_week: components["schemas"]["Period"];
        };
        /** CalendarDay */
        CalendarDay: {
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            date: string;
            /** @example 214 */
            workouts: number;
            /**
             * @description In minutes.
             * @example 14310
             */
            duration: number;
            /**
             * @description Distance.
             * @example 2481300.5
             */
            distance_m: number;
            /**
             * @description Elevation gain.
             * @example 18240
             */
            ascent_m: number;
            /**
             * @description Energy, kilocalories.
             * @example 131050
             */
            calories_kcal: number;
            /** @description By duration, the longest first. */
            sports: ("running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other")[];
        };
        /**
         * Calendar
         * @description Done.
         */
        Calendar: {
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            from: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            to: string;
            /** @description Days that have workouts, the earliest first. */
            days: components["schemas"]["CalendarDay"][];
        };
        /** WorkoutRecord */
        WorkoutRecord: {
            /**
             * @description `fastest`: among workouts of at least 400 m, the highest average speed. Where a workout of at least 10 minutes has none, distance divided by duration counts.
             * @enum {unknown}
             */
            kind: "longest" | "furthest" | "fastest" | "most_climbing" | "highest_avg_power";
            value: number;
            /** @enum {unknown} */
            unit: "min" | "m" | "mps" | "w";
            workout: components["schemas"]["Workout"];
        };
        /**
         * Records
         * @description Done.
         */
        Records: {
            /** @description Each record with the workout that holds it. Of equal workouts, the earliest holds it. */
            records: components["schemas"]["WorkoutRecord"][];
        };
        /**
         * ProfileStats
         * @description Done.
         */
        ProfileStats: {
            totals: components["schemas"]["Sums"];
            by_type: components["schemas"]["TypeSums"][];
            by_sport: components["schemas"]["SportSums"][];
        };
        /** ImportWarning */
        ImportWarning: {
            /** @enum {unknown} */
            code: "partly_known" | "clock_ahead" | "clock_not_set" | "start_of_file" | "activities_left_out" | "missing_times" | "impossible_times" | "unusable_times" | "times_left_out" | "positions_left_out" | "points_sorted" | "no_summary" | "damaged_summary" | "wrong_checksum" | "truncated" | "damaged_at" | "bytes_ignored" | "other";
        } & {
            [key: string]: unknown;
        };
        /** ImportRefusal */
        ImportRefusal: ({
            /** @enum {unknown} */
            code: "empty" | "unknown_format" | "zip_archive" | "nested_gzip" | "gzip_truncated" | "gzip_damaged" | "gzip_too_large" | "too_many_points" | "too_many_workouts" | "too_many_laps" | "too_many_summaries" | "needs_memory" | "takes_long" | "no_time" | "not_a_workout" | "other_fit_type" | "no_points" | "no_position" | "no_activity" | "no_summary" | "truncated" | "damaged_at" | "damaged_header" | "no_content" | "damaged" | "xml_encoding" | "xml_declaration" | "xml_too_deep" | "xml_malformed" | "xml_not_in_encoding" | "unreadable" | "other" | "quota_exceeded";
        } & {
            [key: string]: unknown;
        }) | null;
        /** RecordingItem */
        RecordingItem: {
            /** @example morning-ride.fit */
            file: string;
            /** @enum {unknown} */
            status: "pending" | "imported" | "duplicate" | "refused";
            /** @description The workouts that were created from this file. */
            workouts: number[];
            /** @description Warnings about the import, in the language of the request. */
            warnings: string[];
            /** @description Why the file was refused, in the language of the request. */
            error: string | null;
            /** @description `warnings` and `error` as codes with values, such as the number of points. */
            details: {
                warnings: components["schemas"]["ImportWarning"][];
                error: components["schemas"]["ImportRefusal"];
            };
            /** @description The existing workout that this file duplicates. */
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
            /** @description The number of points in the full track, as far as you may see it. */
            point_count: number;
            /** @description Columns of equal length; null where the device recorded no value. */
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
        /**
         * WorkoutImage
         * @description Done.
         */
        WorkoutImage: {
            /** @example 0f4c1d2e3b4a59687786a5b4c3d2e1f0 */
            name: string;
            /**
             * @description The path of the picture. `?size=` sets the longest side in pixels: 96, 320 or 1280.
             * @example /api/images/0f4c1d2e3b4a59687786a5b4c3d2e1f0/
             */
            image: string;
            /** @description The width of the largest size, in pixels. */
            width: number;
            height: number;
        };
        /** Goal */
        Goal: {
            id: number;
            /**
             * @description What is measured: the number of workouts, their duration, their distance, their ascent, their energy, consecutive days with a workout, your weight, or an amount that you set.
             * @example distance
             * @enum {unknown}
             */
            kind: "workouts" | "duration" | "distance" | "ascent" | "energy" | "streak" | "weight" | "custom";
            /** @example Ready for the marathon */
            description: string;
            /**
             * @description The amount to reach, in the unit of the goal.
             * @example 150000
             */
            target: number;
            /**
             * @description Determined by the kind: workouts, min, m, m, kcal, days, kg. Free text for a custom goal.
             * @example m
             */
            unit: string;
            /**
             * @description `once`: one period, from start_date to deadline. Otherwise each calendar week, month or year is a period: the first contains start_date, the last ends on the deadline.
             * @example month
             * @enum {unknown}
             */
            period: "once" | "week" | "month" | "year";
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            start_date: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            deadline: string | null;
            /**
             * @description Only workouts of this type count.
             * @example cardio
             * @enum {unknown}
             */
            type: "cardio" | "strength" | "flexibility" | "sports" | "other" | null;
            /**
             * @description Only workouts of this sport count.
             * @example running
             * @enum {unknown}
             */
            sport: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other" | null;
            /**
             * Format: date
             * @description The first day of the current period or, of a goal that has ended, of the last one.
             */
            first_date: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            last_date: string | null;
            /** @description The amount so far, in the unit of the goal; null while no weight is known. */
            current: number | null;
            /** @example 0.624 */
            progress: number;
            /**
             * @description The progress in per cent of the target; at most 1000000.
             * @example 62.4
             */
            percent: number;
            /**
             * @description The days left in the period after today.
             * @example 12
             */
            days_remaining: number | null;
            /** @description True when the share of the target that is reached is at least the share of the days that have passed; null without a last day. */
            on_track: boolean | null;
            /** @description True once the target is reached, or when you have marked the goal as completed. */
            completed: boolean;
            /**
             * Format: date-time
             * @description The start of the workout that reached the target, the day of the weight that did (midnight UTC), or the time at which you marked the goal as completed.
             */
            completed_at: string | null;
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
         * GoalPage
         * @description Done.
         */
        GoalPage: {
            /** @description Results on all pages together. */
            count: number;
            next: string | null;
            previous: string | null;
            results: components["schemas"]["Goal"][];
        };
        /** NewGoal */
        NewGoal: {
            /**
             * @description What is measured: the number of workouts, their duration, their distance, their ascent, their energy, consecutive days with a workout, your weight, or an amount that you set.
             * @example distance
             * @enum {unknown}
             */
            kind: "workouts" | "duration" | "distance" | "ascent" | "energy" | "streak" | "weight" | "custom";
            /**
             * @description The amount to reach, in the unit of the goal.
             * @example 150000
             */
            target: number;
            /** @example Ready for the marathon */
            description?: string;
            /**
             * @description Determined by the kind: workouts, min, m, m, kcal, days, kg. Free text for a custom goal.
             * @example m
             */
            unit?: string;
            /**
             * @description `once`: one period, from start_date to deadline. Otherwise each calendar week, month or year is a period: the first contains start_date, the last ends on the deadline.
             * @example month
             * @enum {unknown}
             */
            period?: "once" | "week" | "month" | "year";
            /**
             * Format: date
             * @description The first day; today by default.
             */
            start_date?: string;
            /**
             * Format: date
             * @description The last day; null for no end.
             */
            deadline?: string | null;
            /**
             * @description Only workouts of this type count.
             * @example cardio
             * @enum {unknown}
             */
            type?: "cardio" | "strength" | "flexibility" | "sports" | "other" | null;
            /**
             * @description Only workouts of this sport count.
             * @example running
             * @enum {unknown}
             */
            sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other" | null;
        };
        /**
         * GoalSummary
         * @description Done.
         */
        GoalSummary: {
            /** @description All goals. */
            total: number;
            /** @description Goals whose period includes today and that are not completed. */
            active: number;
            /** @description Goals that are completed in their current period. */
            completed: number;
            /** @description Active goals that are on track. */
            on_track: number;
            /** @description The active goals whose periods end first, at most 5. */
            next: components["schemas"]["Goal"][];
        };
        /** GoalChange */
        GoalChange: {
            /**
             * @description What is measured: the number of workouts, their duration, their distance, their ascent, their energy, consecutive days with a workout, your weight, or an amount that you set.
             * @example distance
             * @enum {unknown}
             */
            kind?: "workouts" | "duration" | "distance" | "ascent" | "energy" | "streak" | "weight" | "custom";
            /**
             * @description The amount to reach, in the unit of the goal.
             * @example 150000
             */
            target?: number;
            /** @example Ready for the marathon */
            description?: string;
            /**
             * @description Determined by the kind: workouts, min, m, m, kcal, days, kg. Free text for a custom goal.
             * @example m
             */
            unit?: string;
            /**
             * @description `once`: one period, from start_date to deadline. Otherwise each calendar week, month or year is a period: the first contains start_date, the last ends on the deadline.
             * @example month
             * @enum {unknown}
             */
            period?: "once" | "week" | "month" | "year";
            /**
             * Format: date
             * @description The first day; today by default.
             */
            start_date?: string;
            /**
             * Format: date
             * @description The last day; null for no end.
             */
            deadline?: string | null;
            /**
             * @description Only workouts of this type count.
             * @example cardio
             * @enum {unknown}
             */
            type?: "cardio" | "strength" | "flexibility" | "sports" | "other" | null;
            /**
             * @description Only workouts of this sport count.
             * @example running
             * @enum {unknown}
             */
            sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other" | null;
        };
        /** PastPeriod */
        PastPeriod: {
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            first_date: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            last_date: string;
            /** @description The amount so far, in the unit of the goal; null while no weight is known. */
            current: number | null;
            /**
             * @description The amount to reach, in the unit of the goal.
             * @example 150000
             */
            target: number;
            /**
             * @description The progress in per cent of the target; at most 1000000.
             * @example 62.4
             */
            percent: number;
            /** @description True once the target is reached, or when you have marked the goal as completed. */
            completed: boolean;
            /**
             * Format: date-time
             * @description The start of the workout that reached the target, the day of the weight that did (midnight UTC), or the time at which you marked the goal as completed.
             */
            completed_at: string | null;
        };
        /**
         * GoalHistoryPage
         * @description Done.
         */
        GoalHistoryPage: {
            /** @description Results on all pages together. */
            count: number;
            next: string | null;
            previous: string | null;
            results: components["schemas"]["PastPeriod"][];
        };
        /**
         * Highlights
         * @description Done.
         */
        Highlights: {
            /** @description In what the workout was better than all earlier ones of its sport that you see. The first one sets no record. */
            records: ("longest" | "furthest" | "fastest" | "most_climbing" | "highest_avg_power")[];
            /** @description Of your own workout: the ids of your goals that it reached. */
            goals: number[];
        };
        /** FeedEntry */
        FeedEntry: {
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
             * @description Who sees the workout.
             * @example followers
             * @enum {unknown}
             */
            visibility: "private" | "followers" | "public";
            /**
             * @description Who of those that see the workout also sees heart rate, power, energy and exertion.
             * @example private
             * @enum {unknown}
             */
            body_visibility: "private" | "followers" | "public" | null;
            /**
             * @description Who of those that see the workout also sees its map, track and laps.
             * @example followers
             * @enum {unknown}
             */
            map_visibility: "private" | "followers" | "public" | null;
            /** @description Whether others see when the workout started. If not, they get the start of the local day as `started_at`. */
            shows_start_time: boolean;
            /** @description Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden. */
            shares_original: boolean;
            /**
             * @description Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.
             * @example 200
             */
            hidden_ends_m: number | null;
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
            /** @description A simplified route, as an encoded polyline with five decimals. */
            summary_polyline: string | null;
            likes_count: number;
            comments_count: number;
            /** @description You like it. */
            has_liked: boolean;
            /**
             * @description The rating of perceived exertion (Borg CR10 scale), 1 to 10.
             * @example 6
             */
            perceived_exertion: number | null;
            tags: string[];
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
            highlights: components["schemas"]["Highlights"];
            /** @description The latest three, the oldest first. */
            comments: components["schemas"]["Comment"][];
        };
        /**
         * FeedPage
         * @description Done.
         */
        FeedPage: {
            next: string | null;
            previous: string | null;
            results: components["schemas"]["FeedEntry"][];
        };
        /** NotificationActor */
        NotificationActor: {
            /** @example ana */
            username: string;
            /** @example Ana Lind */
            name: string;
            image: string | null;
        };
        /** NotificationWorkout */
        NotificationWorkout: {
            id: number;
            title: string;
            is_owner: boolean;
        };
        /** NotificationComment */
        NotificationComment: {
            id: number;
            /** @description The first 140 characters. */
            excerpt: string;
        };
        /** NotificationGoal */
        NotificationGoal: {
            id: number;
            kind: string;
            description: string;
        };
        /** Notification */
        Notification: {
            id: number;
            /** @description Counts the changes of your notifications. A notification that something is added to gets the next one. */
            seq: number;
            /** @enum {unknown} */
            kind: "follow" | "follow_request" | "follow_accepted" | "like" | "comment_like" | "comment" | "reply" | "mention" | "goal_reached" | "record" | "streak_ending" | "import_finished" | "moderation";
            is_read: boolean;
            /** @description Up to three of the people, the latest first. */
            actors: components["schemas"]["NotificationActor"][];
            /** @description All people whom you may see, of the latest 1,000. */
            actors_count: number;
            workout: components["schemas"]["NotificationWorkout"] | null;
            comment: components["schemas"]["NotificationComment"] | null;
            goal: components["schemas"]["NotificationGoal"] | null;
            data: {
                /** @description `record`: the personal records that the workout set. */
                records?: string[];
                /** @description `streak_ending`: days of the streak. */
                streak_days?: number;
                /** @description `import_finished`: files of which workouts were made. */
                imported?: number;
                /** @description `import_finished`: files whose workouts were known. */
                duplicates?: number;
                /** @description `import_finished`: files that could not be imported. */
                refused?: number;
                /** @description `moderation`: what the moderators did. */
                action?: string;
                /** @description `moderation`: why. */
                reason?: string;
            };
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
         * UnreadCount
         * @description Done.
         */
        UnreadCount: {
            /** @description Unread notifications; 100 also stands for more. */
            count: number;
        };
        /** NotificationPreference */
        NotificationPreference: {
            /** @description False: you are not notified of this kind at all. */
            in_app: boolean;
            /** @description To your browsers that have subscribed. */
            push: boolean;
            /**
             * @description `digest`: once a day.
             * @enum {unknown}
             */
            email: "off" | "at_once" | "digest";
        };
        /**
         * ModerationPreference
         * @description Decisions of moderators are mailed in any case.
         */
        ModerationPreference: {
            /** @description False: you are not notified of this kind at all. */
            in_app: boolean;
            /** @description To your browsers that have subscribed. */
            push: boolean;
        };
        /**
         * NotificationPreferences
         * @description Done.
         */
        NotificationPreferences: {
            follow: components["schemas"]["NotificationPreference"];
            follow_request: components["schemas"]["NotificationPreference"];
            follow_accepted: components["schemas"]["NotificationPreference"];
            like: components["schemas"]["NotificationPreference"];
            comment_like: components["schemas"]["NotificationPreference"];
            comment: components["schemas"]["NotificationPreference"];
            reply: components["schemas"]["NotificationPreference"];
            mention: components["schemas"]["NotificationPreference"];
            goal_reached: components["schemas"]["NotificationPreference"];
            record: components["schemas"]["NotificationPreference"];
            streak_ending: components["schemas"]["NotificationPreference"];
            import_finished: components["schemas"]["NotificationPreference"];
            moderation: components["schemas"]["ModerationPreference"];
        };
        /** PushSubscription */
        PushSubscription: {
            id: number;
            /** @description Derived from the user agent of the session; empty when unknown. */
            browser: string;
            /** @example Android phone */
            device: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /** @description Made by the session of this request. */
            is_current: boolean;
        };
        /**
         * PushSubscriptions
         * @description Done.
         */
        PushSubscriptions: {
            /** @description The `applicationServerKey` for `pushManager.subscribe`, as base64url. */
            public_key: string;
            results: components["schemas"]["PushSubscription"][];
        };
        /** NewPushSubscription */
        NewPushSubscription: {
            /**
             * @description The HTTPS address of the browser's push service, without a port.
             * @example https://push.example.org/send/c1KrmpTuRm
             */
            endpoint: string;
            expirationTime?: number | null;
            keys: {
                /** @example BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM */
                p256dh: string;
                /** @example tBHItJI5svbpez7KI4CCXg */
                auth: string;
            };
        };
        /** NewReport */
        NewReport: {
            /**
             * @description What is reported.
             * @example profile
             * @enum {unknown}
             */
            kind: "profile" | "workout" | "picture" | "comment";
            /**
             * @description The username of a profile, the id of a workout or of a comment, or the name of a picture.
             * @example ben
             */
            target: string;
            /**
             * @example spam
             * @enum {unknown}
             */
            reason: "spam" | "harassment" | "hate" | "violence" | "sexual" | "self_harm" | "impersonation" | "privacy" | "other";
            /**
             * @description What moderators should know.
             * @default
             */
            content?: string;
        };
        /**
         * Report
         * @description Done.
         */
        Report: {
            id: number;
            /**
             * @description What is reported.
             * @example profile
             * @enum {unknown}
             */
            kind: "profile" | "workout" | "picture" | "comment";
            /**
             * @example spam
             * @enum {unknown}
             */
            reason: "spam" | "harassment" | "hate" | "violence" | "sexual" | "self_harm" | "impersonation" | "privacy" | "other";
            content: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
        };
        /** ReportedContent */
        ReportedContent: {
            /** @description The title of a workout, or the name of a person. */
            title: string | null;
            /** @description The notes of a workout, what a person says of themselves, or a comment. */
            text: string | null;
            /** @example running */
            sport: string | null;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            date: string | null;
            /** @description On which workout a comment is. */
            workout_id: number | null;
            /**
             * Format: date-time
             * @description When a comment was written.
             */
            written_at: string | null;
        } | null;
        /** DecisionAppeal */
        DecisionAppeal: {
            content: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * @description `reversed`: the decision is undone.
             * @example upheld
             * @enum {unknown}
             */
            outcome: "upheld" | "reversed" | null;
            answer: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            answered_at: string | null;
        } | null;
        /** Decision */
        Decision: {
            id: number;
            /**
             * @example warn
             * @enum {unknown}
             */
            kind: "hide" | "warn" | "limit" | "suspend";
            /**
             * @description What had been reported.
             * @enum {unknown}
             */
            about: "profile" | "workout" | "picture" | "comment";
            /**
             * @description The id of the workout, if it was one.
             * @example 12
             */
            target: string | null;
            content: components["schemas"]["ReportedContent"];
            /** @example Advertising */
            reason: string;
            /**
             * Format: date-time
             * @description The end of a limit or a suspension.
             */
            until: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            reversed_at: string | null;
            may_appeal: boolean;
            appeal: components["schemas"]["DecisionAppeal"];
        };
        /**
         * DecisionPage
         * @description Done.
         */
        DecisionPage: {
            next: string | null;
            previous: string | null;
            results: components["schemas"]["Decision"][];
        };
        /** AppealByToken */
        AppealByToken: {
            token: string;
            /** @example It was my own shop. */
            content: string;
        };
        /** NewAppeal */
        NewAppeal: {
            /** @example It was my own shop. */
            content: string;
        };
        /** ModerationCase */
        ModerationCase: {
            id: number;
            /**
             * @description What is reported.
             * @example profile
             * @enum {unknown}
             */
            kind: "profile" | "workout" | "picture" | "comment";
            /**
             * @description `appealed`: closed, and an appeal waits for its answer.
             * @enum {unknown}
             */
            status: "open" | "appealed" | "closed";
            person: components["schemas"]["PersonName"];
            /** @description Of all reports, each once. */
            reasons: ("spam" | "harassment" | "hate" | "violence" | "sexual" | "self_harm" | "impersonation" | "privacy" | "other")[];
            reports_count: number;
            claimed_by: components["schemas"]["PersonName"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            closed_at: string | null;
        };
        /**
         * ModerationCasePage
         * @description Done.
         */
        ModerationCasePage: {
            /** @description Results on all pages together. */
            count: number;
            next: string | null;
            previous: string | null;
            results: components["schemas"]["ModerationCase"][];
        };
        /** ReportedCopy */
        ReportedCopy: {
            id: number;
            /** @description The title of a workout, or the name of a person. */
            title: string | null;
            /** @description The notes of a workout, what a person says of themselves, or a comment. */
            text: string | null;
            /** @example running */
            sport: string | null;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            date: string | null;
            /** @description On which workout a comment is. */
            workout_id: number | null;
            /**
             * Format: date-time
             * @description When a comment was written.
             */
            written_at: string | null;
            images: string[];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
        };
        /** CaseReport */
        CaseReport: {
            id: number;
            copy_id: number;
            reporter: components["schemas"]["PersonName"];
            /**
             * @example spam
             * @enum {unknown}
             */
            reason: "spam" | "harassment" | "hate" | "violence" | "sexual" | "self_harm" | "impersonation" | "privacy" | "other";
            content: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
        };
        /** CaseAction */
        CaseAction: {
            id: number;
            /**
             * @description `dismiss`: nothing is wrong. `hide`: others no longer see the content. `warn`: a warning. `limit`: no follows, comments and mentions. `suspend`: nobody can use the account.
             * @example warn
             * @enum {unknown}
             */
            kind: "dismiss" | "hide" | "warn" | "limit" | "suspend";
            reason: string;
            /**
             * Format: date-time
             * @description The end of a limit or a suspension.
             */
            until: string | null;
            moderator: components["schemas"]["PersonName"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            reversed_at: string | null;
            appeal: {
                content: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                created_at: string;
                /**
                 * @description `reversed`: the decision is undone.
                 * @example upheld
                 * @enum {unknown}
                 */
                outcome: "upheld" | "reversed" | null;
                answer: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                answered_at: string | null;
                answered_by: components["schemas"]["PersonName"];
                /** @description Another moderator than the one who decided answers, if there is one. */
                may_answer: boolean;
            } | null;
        };
        /**
         * ModerationCaseDetail
         * @description Done.
         */
        ModerationCaseDetail: {
            id: number;
            /**
             * @description What is reported.
             * @example profile
             * @enum {unknown}
             */
            kind: "profile" | "workout" | "picture" | "comment";
            /**
             * @description `appealed`: closed, and an appeal waits for its answer.
             * @enum {unknown}
             */
            status: "open" | "appealed" | "closed";
            person: components["schemas"]["PersonName"];
            /** @description Of all reports, each once. */
            reasons: ("spam" | "harassment" | "hate" | "violence" | "sexual" | "self_harm" | "impersonation" | "privacy" | "other")[];
            reports_count: number;
            claimed_by: components["schemas"]["PersonName"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            closed_at: string | null;
            /** @description Moderators may not act on moderators and administrators. */
            may_act: boolean;
            /** @description Decisions about this person in other cases. */
            earlier_decisions: number;
            /** @description What was reported, as it was then. Reports of the same content share a copy. */
            copies: components["schemas"]["ReportedCopy"][];
            reports: components["schemas"]["CaseReport"][];
            actions: components["schemas"]["CaseAction"][];
        };
        /** NewAction */
        NewAction: {
            /**
             * @description `dismiss`: nothing is wrong. `hide`: others no longer see the content. `warn`: a warning. `limit`: no follows, comments and mentions. `suspend`: nobody can use the account.
             * @example warn
             * @enum {unknown}
             */
            kind: "dismiss" | "hide" | "warn" | "limit" | "suspend";
            /** @description Shown to the person, unless the report is dismissed. */
            reason: string;
            /**
             * Format: date-time
             * @description The end of a limit, or of a suspension. A suspension without it lasts until somebody restores the account.
             */
            until?: string | null;
        };
        /** AppealAnswer */
        AppealAnswer: {
            /**
             * @description `reversed`: the decision is undone.
             * @example upheld
             * @enum {unknown}
             */
            outcome: "upheld" | "reversed";
            answer: string;
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
            /** @description The request is invalid. */
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
            /** @description The request is invalid. */
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
    get_auth_registration: {
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
                     *       "registration": "open",
                     *       "password_min_length": 12,
                     *       "public_pages": false
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrationRules"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                 *       "invitation": "text",
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
                     *         "is_email_verified": false,
                     *         "role": "user",
                     *         "language": "en",
                     *         "time_zone": "Europe/Ljubljana",
                     *         "units": "metric",
                     *         "week_start": "monday",
                     *         "created_at": "2026-11-22T19:46:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_registration_verify_email: {
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
                 *       "key": "Zm9v…"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The key in the link.
                     * @example Zm9v…
                     */
                    key: string;
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
                     *       "email": "text",
                     *       "username": "text"
                     *     }
                     */
                    "application/json": {
                        email: string;
                        username: string;
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_registration_resend_email: {
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
                 *       "email": "ana@example.org"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @example ana@example.org
                     */
                    email: string;
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
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                     *         "is_email_verified": false,
                     *         "role": "user",
                     *         "language": "en",
                     *         "time_zone": "Europe/Ljubljana",
                     *         "units": "metric",
                     *         "week_start": "monday",
                     *         "created_at": "2026-11-22T19:46:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                     * @description The refresh token. Omit it in cookie mode.
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_passkey_options: {
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
            /** @description The argument of PublicKeyCredential.parseRequestOptionsFromJSON(). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "Zm9v…",
                     *       "rpId": "fit.example.org",
                     *       "userVerification": "required"
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_passkey_login: {
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
                 *       "answer": {
                 *         "id": "AbC…",
                 *         "rawId": "AbC…",
                 *         "type": "public-key",
                 *         "response": {},
                 *         "clientExtensionResults": {}
                 *       },
                 *       "session_mode": "token"
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyLogin"];
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
                     *         "is_email_verified": false,
                     *         "role": "user",
                     *         "language": "en",
                     *         "time_zone": "Europe/Ljubljana",
                     *         "units": "metric",
                     *         "week_start": "monday",
                     *         "created_at": "2026-11-22T19:46:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_auth_sessions: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
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
                     *           "browser": "text",
                     *           "device": "Android phone",
                     *           "address": "192.0.2.7",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "last_used_at": "2026-11-22T19:46:00.000Z",
                     *           "is_current": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Results on all pages together. */
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_auth_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_auth_sessions_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_password_change: {
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
                 *       "old_password": "a long sentence is best",
                 *       "new_password1": "a long sentence is best",
                 *       "new_password2": "a long sentence is best"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_password_reset: {
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
                 *       "email": "ana@example.org"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @example ana@example.org
                     */
                    email: string;
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
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_password_reset_confirm: {
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
                 *       "uid": "12",
                 *       "token": "Zm9v…",
                 *       "new_password1": "a long sentence is best",
                 *       "new_password2": "a long sentence is best"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                     *       "is_email_verified": false,
                     *       "role": "user",
                     *       "language": "en",
                     *       "time_zone": "Europe/Ljubljana",
                     *       "units": "metric",
                     *       "week_start": "monday",
                     *       "created_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_auth_user: {
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
                 *       "password": "a long sentence is best",
                 *       "otp": "123456",
                 *       "passkey": {
                 *         "id": "AbC…",
                 *         "rawId": "AbC…",
                 *         "type": "public-key",
                 *         "response": {},
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AccountDeletionRequest"];
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
                     *       "deletion_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DeletionPlan"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
        /** @description A new e-mail address needs an identity proof: password, otp or passkey. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "units": "imperial"
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
                     *       "is_email_verified": false,
                     *       "role": "user",
                     *       "language": "en",
                     *       "time_zone": "Europe/Ljubljana",
                     *       "units": "metric",
                     *       "week_start": "monday",
                     *       "created_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_auth_user_usage: {
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
                     *       "quotas": [
                     *         {
                     *           "name": "recordings",
                     *           "used": 12.34,
                     *           "limit": 5000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["QuotaUsageList"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_auth_mfa: {
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
                     *       "totp": false,
                     *       "recovery_codes_left": 10,
                     *       "passkeys": [
                     *         {
                     *           "id": 1,
                     *           "name": "Phone",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "last_used_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SecondFactors"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_mfa_recovery_codes: {
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
                 *       "password": "a long sentence is best",
                 *       "otp": "123456",
                 *       "passkey": {
                 *         "id": "AbC…",
                 *         "rawId": "AbC…",
                 *         "type": "public-key",
                 *         "response": {},
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @example a long sentence is best */
                    password?: string;
                    /**
                     * @description A code of the authenticator app, or a recovery code.
                     * @example 123456
                     */
                    otp?: string;
                    /**
                     * @description The result of navigator.credentials.get(), in its JSON form.
                     * @example {
                     *       "id": "AbC…",
                     *       "rawId": "AbC…",
                     *       "type": "public-key",
                     *       "response": {},
                     *       "clientExtensionResults": {}
                     *     }
                     */
                    passkey?: Record<string, never>;
                };
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
                     *       "recovery_codes": [
                     *         "k7f2-9mqx-3tbd-h4wz-p8ce-6rnv"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_mfa_totp: {
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
                 *       "password": "a long sentence is best",
                 *       "otp": "123456",
                 *       "passkey": {
                 *         "id": "AbC…",
                 *         "rawId": "AbC…",
                 *         "type": "public-key",
                 *         "response": {},
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @example a long sentence is best */
                    password?: string;
                    /**
                     * @description A code of the authenticator app, or a recovery code.
                     * @example 123456
                     */
                    otp?: string;
                    /**
                     * @description The result of navigator.credentials.get(), in its JSON form.
                     * @example {
                     *       "id": "AbC…",
                     *       "rawId": "AbC…",
                     *       "type": "public-key",
                     *       "response": {},
                     *       "clientExtensionResults": {}
                     *     }
                     */
                    passkey?: Record<string, never>;
                };
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
                     *       "secret": "JBSWY3DPEHPK3PXP",
                     *       "uri": "otpauth://totp/FitTrack:ana.lind?…"
                     *     }
                     */
                    "application/json": components["schemas"]["NewTotp"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_auth_mfa_totp: {
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
                 *       "password": "a long sentence is best",
                 *       "otp": "123456",
                 *       "passkey": {
                 *         "id": "AbC…",
                 *         "rawId": "AbC…",
                 *         "type": "public-key",
                 *         "response": {},
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @example a long sentence is best */
                    password?: string;
                    /**
                     * @description A code of the authenticator app, or a recovery code.
                     * @example 123456
                     */
                    otp?: string;
                    /**
                     * @description The result of navigator.credentials.get(), in its JSON form.
                     * @example {
                     *       "id": "AbC…",
                     *       "rawId": "AbC…",
                     *       "type": "public-key",
                     *       "response": {},
                     *       "clientExtensionResults": {}
                     *     }
                     */
                    passkey?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_mfa_totp_confirm: {
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
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The code that the app shows.
                     * @example 123456
                     */
                    code: string;
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
                     *       "recovery_codes": [
                     *         "k7f2-9mqx-3tbd-h4wz-p8ce-6rnv"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_mfa_passkeys_options: {
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
                 *       "password": "a long sentence is best",
                 *       "otp": "123456",
                 *       "passkey": {
                 *         "id": "AbC…",
                 *         "rawId": "AbC…",
                 *         "type": "public-key",
                 *         "response": {},
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @example a long sentence is best */
                    password?: string;
                    /**
                     * @description A code of the authenticator app, or a recovery code.
                     * @example 123456
                     */
                    otp?: string;
                    /**
                     * @description The result of navigator.credentials.get(), in its JSON form.
                     * @example {
                     *       "id": "AbC…",
                     *       "rawId": "AbC…",
                     *       "type": "public-key",
                     *       "response": {},
                     *       "clientExtensionResults": {}
                     *     }
                     */
                    passkey?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description The argument of PublicKeyCredential.parseCreationOptionsFromJSON(). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "Zm9v…",
                     *       "rp": {
                     *         "id": "fit.example.org",
                     *         "name": "FitTrack"
                     *       },
                     *       "user": {
                     *         "id": "YWNjb3VudCA3",
                     *         "name": "ana.lind",
                     *         "displayName": ""
                     *       },
                     *       "pubKeyCredParams": [
                     *         {
                     *           "alg": -7,
                     *           "type": "public-key"
                     *         }
                     *       ],
                     *       "authenticatorSelection": {
                     *         "residentKey": "required",
                     *         "userVerification": "required"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyCreationOptions"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_mfa_passkeys: {
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
                 *       "name": "Phone",
                 *       "answer": {
                 *         "id": "AbC…",
                 *         "rawId": "AbC…",
                 *         "type": "public-key",
                 *         "response": {},
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewPasskey"];
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
                     *       "name": "Phone",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "last_used_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_mfa_passkeys_proof_options: {
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
            /** @description The argument of PublicKeyCredential.parseRequestOptionsFromJSON(). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "Zm9v…",
                     *       "rpId": "fit.example.org",
                     *       "userVerification": "required"
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_auth_mfa_passkeys_by_id: {
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
                 *       "password": "a long sentence is best",
                 *       "otp": "123456",
                 *       "passkey": {
                 *         "id": "AbC…",
                 *         "rawId": "AbC…",
                 *         "type": "public-key",
                 *         "response": {},
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @example a long sentence is best */
                    password?: string;
                    /**
                     * @description A code of the authenticator app, or a recovery code.
                     * @example 123456
                     */
                    otp?: string;
                    /**
                     * @description The result of navigator.credentials.get(), in its JSON form.
                     * @example {
                     *       "id": "AbC…",
                     *       "rawId": "AbC…",
                     *       "type": "public-key",
                     *       "response": {},
                     *       "clientExtensionResults": {}
                     *     }
                     */
                    passkey?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_auth_mfa_passkeys_by_id: {
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
                 *       "name": "Phone"
                 *     }
                 */
                "application/json": {
                    /** @example Phone */
                    name: string;
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
                     *       "id": 1,
                     *       "name": "Phone",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "last_used_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_auth_keys: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
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
                     *           "name": "Watch on the kitchen computer",
                     *           "scopes": [
                     *             "read",
                     *             "upload"
                     *           ],
                     *           "hint": "ft_Zm9vYm",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "expires_at": "2026-11-22T19:46:00.000Z",
                     *           "last_used_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Needs an identity proof: password, otp or passkey. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Watch",
                 *       "scopes": [
                 *         "upload"
                 *       ],
                 *       "password": "a long sentence is best"
                 *     }
                 */
                "application/json": components["schemas"]["NewApiKey"];
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
                     *       "name": "Watch on the kitchen computer",
                     *       "scopes": [
                     *         "read",
                     *         "upload"
                     *       ],
                     *       "hint": "ft_Zm9vYm",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "expires_at": "2026-11-22T19:46:00.000Z",
                     *       "last_used_at": "2026-11-22T19:46:00.000Z",
                     *       "key": "ft_Zm9vYmFy…"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_auth_keys_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_auth_keys_by_id: {
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
                 *       "name": "Watch on the kitchen computer"
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyChange"];
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
                     *       "name": "Watch on the kitchen computer",
                     *       "scopes": [
                     *         "read",
                     *         "upload"
                     *       ],
                     *       "hint": "ft_Zm9vYm",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "expires_at": "2026-11-22T19:46:00.000Z",
                     *       "last_used_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_auth_exports: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
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
                     *           "status": "queued",
                     *           "size_bytes": 1,
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "expires_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Results on all pages together. */
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["AccountExport"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_auth_exports: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
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
                     *       "size_bytes": 1,
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "expires_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_auth_exports_by_id: {
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
                     *       "size_bytes": 1,
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "expires_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_auth_exports_by_id_file: {
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
                    "application/zip": string;
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_admin_users: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
                /** @description A part of the username or, for administrators, of the e-mail address. */
                search?: string;
                /** @example user */
                role?: "user" | "moderator" | "admin";
                /** @description `deleting`: will be erased unless the owner signs in; `unverified`: the e-mail address is not verified yet. */
                status?: "active" | "suspended" | "deleting" | "unverified";
                ordering?: "created_at" | "-created_at" | "username" | "-username";
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
                     *           "username": "ana.lind",
                     *           "email": "ana@example.org",
                     *           "is_email_verified": false,
                     *           "role": "user",
                     *           "status": "active",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "suspended_at": "2026-11-22T19:46:00.000Z",
                     *           "suspended_until": "2026-11-22T19:46:00.000Z",
                     *           "suspension_reason": "Advertising in comments",
                     *           "deletion_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUserPage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_admin_users_by_id: {
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
                     *       "username": "ana.lind",
                     *       "email": "ana@example.org",
                     *       "is_email_verified": false,
                     *       "role": "user",
                     *       "status": "active",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "suspended_at": "2026-11-22T19:46:00.000Z",
                     *       "suspended_until": "2026-11-22T19:46:00.000Z",
                     *       "suspension_reason": "Advertising in comments",
                     *       "deletion_at": "2026-11-22T19:46:00.000Z",
                     *       "failed_sign_ins": 1,
                     *       "session_count": 1,
                     *       "sessions": [
                     *         {
                     *           "id": 1,
                     *           "browser": "Firefox",
                     *           "device": "Linux computer",
                     *           "address": "192.0.2.7",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "last_used_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "key_count": 1,
                     *       "has_totp": false,
                     *       "passkey_count": 1,
                     *       "last_sign_in_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUserDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_admin_users_by_id: {
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
                 *       "role": "moderator",
                 *       "password": "a long sentence is best"
                 *     }
                 */
                "application/json": components["schemas"]["RoleChange"];
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
                     *       "username": "ana.lind",
                     *       "email": "ana@example.org",
                     *       "is_email_verified": false,
                     *       "role": "user",
                     *       "status": "active",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "suspended_at": "2026-11-22T19:46:00.000Z",
                     *       "suspended_until": "2026-11-22T19:46:00.000Z",
                     *       "suspension_reason": "Advertising in comments",
                     *       "deletion_at": "2026-11-22T19:46:00.000Z",
                     *       "failed_sign_ins": 1,
                     *       "session_count": 1,
                     *       "sessions": [
                     *         {
                     *           "id": 1,
                     *           "browser": "Firefox",
                     *           "device": "Linux computer",
                     *           "address": "192.0.2.7",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "last_used_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "key_count": 1,
                     *       "has_totp": false,
                     *       "passkey_count": 1,
                     *       "last_sign_in_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUserDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_admin_users_by_id_usage: {
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
                     *       "quotas": [
                     *         {
                     *           "name": "recordings",
                     *           "used": 12.34,
                     *           "limit": 5000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["QuotaUsageList"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_admin_users_by_id_suspend: {
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
                 *       "reason": "Advertising in comments"
                 *     }
                 */
                "application/json": components["schemas"]["Suspension"];
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
                     *       "username": "ana.lind",
                     *       "email": "ana@example.org",
                     *       "is_email_verified": false,
                     *       "role": "user",
                     *       "status": "active",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "suspended_at": "2026-11-22T19:46:00.000Z",
                     *       "suspended_until": "2026-11-22T19:46:00.000Z",
                     *       "suspension_reason": "Advertising in comments",
                     *       "deletion_at": "2026-11-22T19:46:00.000Z",
                     *       "failed_sign_ins": 1,
                     *       "session_count": 1,
                     *       "sessions": [
                     *         {
                     *           "id": 1,
                     *           "browser": "Firefox",
                     *           "device": "Linux computer",
                     *           "address": "192.0.2.7",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "last_used_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "key_count": 1,
                     *       "has_totp": false,
                     *       "passkey_count": 1,
                     *       "last_sign_in_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUserDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_admin_users_by_id_restore: {
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
                /** @example {} */
                "application/json": Record<string, never>;
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
                     *       "username": "ana.lind",
                     *       "email": "ana@example.org",
                     *       "is_email_verified": false,
                     *       "role": "user",
                     *       "status": "active",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "suspended_at": "2026-11-22T19:46:00.000Z",
                     *       "suspended_until": "2026-11-22T19:46:00.000Z",
                     *       "suspension_reason": "Advertising in comments",
                     *       "deletion_at": "2026-11-22T19:46:00.000Z",
                     *       "failed_sign_ins": 1,
                     *       "session_count": 1,
                     *       "sessions": [
                     *         {
                     *           "id": 1,
                     *           "browser": "Firefox",
                     *           "device": "Linux computer",
                     *           "address": "192.0.2.7",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "last_used_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "key_count": 1,
                     *       "has_totp": false,
                     *       "passkey_count": 1,
                     *       "last_sign_in_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUserDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_admin_users_by_id_sessions: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_admin_audit: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
                /** @description The id of the account that the event is about. */
                account?: number;
                /** @description The id of the account that caused the event for another account. */
                actor?: number;
                /** @example sign_in.failed */
                kind?: string;
                /**
                 * @description Events at this instant or later.
                 * @example 2026-12-01T00:00:00Z
                 */
                after?: string;
                /**
                 * @description Events before this instant.
                 * @example 2026-12-01T00:00:00Z
                 */
                before?: string;
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
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "kind": "sign_in.succeeded",
                     *           "account": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "actor": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "request_id": "req-8f3a1c",
                     *           "address": "192.0.2.7",
                     *           "user_agent": "Mozilla/5.0",
                     *           "details": {
                     *             "method": "password"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_admin_invitations: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
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
                     *           "status": "open",
                     *           "email": "ben@example.org",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "created_by": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "expires_at": "2026-11-22T19:46:00.000Z",
                     *           "used_at": "2026-11-22T19:46:00.000Z",
                     *           "used_by": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_admin_invitations: {
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
                 *       "expires_in_days": 7
                 *     }
                 */
                "application/json": components["schemas"]["NewInvitation"];
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
                     *       "status": "open",
                     *       "email": "ben@example.org",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "created_by": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "expires_at": "2026-11-22T19:46:00.000Z",
                     *       "used_at": "2026-11-22T19:46:00.000Z",
                     *       "used_by": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "code": "Zm9vYmFy…"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_admin_invitations_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_profiles_by_username_follow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
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
                     *       "status": "accepted"
                     *     }
                     */
                    "application/json": components["schemas"]["FollowAnswer"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_profiles_by_username_follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_profiles_me_followers_by_username: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_profiles_by_username_block: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_profiles_by_username_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_profiles_by_username_mute: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_profiles_by_username_mute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_by_username_followers: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
            };
            header?: never;
            path: {
                username: string;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "username": "ana",
                     *           "name": "Ana Lind",
                     *           "image": "text",
                     *           "is_private": false,
                     *           "is_owner": false,
                     *           "is_following": false,
                     *           "is_requested": false,
                     *           "follows_you": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_by_username_following: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
            };
            header?: never;
            path: {
                username: string;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "username": "ana",
                     *           "name": "Ana Lind",
                     *           "image": "text",
                     *           "is_private": false,
                     *           "is_owner": false,
                     *           "is_following": false,
                     *           "is_requested": false,
                     *           "follows_you": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_me_blocks: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "username": "ana",
                     *           "name": "Ana Lind",
                     *           "image": "text",
                     *           "is_private": false,
                     *           "is_owner": false,
                     *           "is_following": false,
                     *           "is_requested": false,
                     *           "follows_you": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_me_mutes: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "username": "ana",
                     *           "name": "Ana Lind",
                     *           "image": "text",
                     *           "is_private": false,
                     *           "is_owner": false,
                     *           "is_following": false,
                     *           "is_requested": false,
                     *           "follows_you": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_me_suggestions: {
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
                     *       "results": [
                     *         {
                     *           "username": "ana",
                     *           "name": "Ana Lind",
                     *           "image": "text",
                     *           "is_private": false,
                     *           "is_owner": false,
                     *           "is_following": false,
                     *           "is_requested": false,
                     *           "follows_you": false,
                     *           "mutual_count": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_follow_requests_by_id_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_follow_requests_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_follow_requests: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
                /** @description Requests that wait for your answer, or those that you have sent. */
                direction?: "received" | "sent";
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "id": 1,
                     *           "person": {
                     *             "username": "ana",
                     *             "name": "Ana Lind",
                     *             "image": "text",
                     *             "is_private": false,
                     *             "is_owner": false,
                     *             "is_following": false,
                     *             "is_requested": false,
                     *             "follows_you": false
                     *           },
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["FollowRequest"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_me_sharing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What others see of your new workouts, unless the workout says otherwise. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "all": {
                     *         "visibility": "followers",
                     *         "body_visibility": "private",
                     *         "map_visibility": "followers",
                     *         "shows_start_time": false,
                     *         "shares_original": false,
                     *         "hidden_ends_m": 200
                     *       },
                     *       "sports": [
                     *         {
                     *           "sport": "running",
                     *           "visibility": "followers",
                     *           "body_visibility": "private",
                     *           "map_visibility": "followers",
                     *           "shows_start_time": false,
                     *           "shares_original": false,
                     *           "hidden_ends_m": 200
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SharingDefaults"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_profiles_me_sharing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What others see of your new workouts, unless the workout says otherwise. Omitted fields get their initial values. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "all": {
                 *         "visibility": "followers",
                 *         "map_visibility": "followers",
                 *         "hidden_ends_m": 200
                 *       },
                 *       "sports": [
                 *         {
                 *           "sport": "walking",
                 *           "visibility": "private"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewSharingDefaults"];
            };
        };
        responses: {
            /** @description What others see of your new workouts, unless the workout says otherwise. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "all": {
                     *         "visibility": "followers",
                     *         "body_visibility": "private",
                     *         "map_visibility": "followers",
                     *         "shows_start_time": false,
                     *         "shares_original": false,
                     *         "hidden_ends_m": 200
                     *       },
                     *       "sports": [
                     *         {
                     *           "sport": "running",
                     *           "visibility": "followers",
                     *           "body_visibility": "private",
                     *           "map_visibility": "followers",
                     *           "shows_start_time": false,
                     *           "shares_original": false,
                     *           "hidden_ends_m": 200
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SharingDefaults"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_profiles_me_zones_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_profiles_me_zones_by_id: {
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
                 *       "radius_m": 400
                 *     }
                 */
                "application/json": components["schemas"]["ZoneChange"];
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
                     *       "name": "Home",
                     *       "lat": 46.0512,
                     *       "lon": 14.5061,
                     *       "radius_m": 200,
                     *       "area": {
                     *         "south": 1,
                     *         "west": 1,
                     *         "north": 1,
                     *         "east": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Zone"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_me_zones: {
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
                     *       "count": 1,
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "id": 1,
                     *           "name": "Home",
                     *           "lat": 46.0512,
                     *           "lon": 14.5061,
                     *           "radius_m": 200,
                     *           "area": {
                     *             "south": 1,
                     *             "west": 1,
                     *             "north": 1,
                     *             "east": 1
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Results on all pages together. */
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Zone"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_profiles_me_zones: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Home",
                 *       "lat": 46.0512,
                 *       "lon": 14.5061,
                 *       "radius_m": 200
                 *     }
                 */
                "application/json": components["schemas"]["NewZone"];
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
                     *       "name": "Home",
                     *       "lat": 46.0512,
                     *       "lon": 14.5061,
                     *       "radius_m": 200,
                     *       "area": {
                     *         "south": 1,
                     *         "west": 1,
                     *         "north": 1,
                     *         "east": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Zone"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
                /** @description A part of the username or of the name. */
                search?: string;
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
                     *           "username": "text",
                     *           "name": "text",
                     *           "bio": "text",
                     *           "image": "text",
                     *           "is_private": false,
                     *           "is_owner": false,
                     *           "is_following": false,
                     *           "is_requested": false,
                     *           "follows_you": false,
                     *           "total_workouts": 1,
                     *           "workout_streak": 1,
                     *           "longest_streak": 1,
                     *           "last_workout": "2026-11-22T19:46:00.000Z",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "body": {
                     *             "birth_date": "2026-11-22",
                     *             "sex": "female",
                     *             "height_cm": 50,
                     *             "resting_hr_bpm": 20,
                     *             "max_hr_bpm": 80,
                     *             "threshold_hr_bpm": 60,
                     *             "ftp_w": 30
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Results on all pages together. */
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ProfileListItem"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_me_weights: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
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
                     *           "date": "2026-11-22",
                     *           "weight_kg": 20
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Results on all pages together. */
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Weight"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_profiles_me_weights_by_date: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A calendar day, YYYY-MM-DD. */
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "weight_kg": 68.4
                 *     }
                 */
                "application/json": {
                    /** @example 68.4 */
                    weight_kg: number;
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
                     *       "id": 1,
                     *       "date": "2026-11-22",
                     *       "weight_kg": 20
                     *     }
                     */
                    "application/json": components["schemas"]["Weight"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_profiles_me_weights_by_date: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A calendar day, YYYY-MM-DD. */
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_by_username: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
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
                     *       "username": "text",
                     *       "name": "text",
                     *       "bio": "text",
                     *       "image": "text",
                     *       "is_private": false,
                     *       "is_owner": false,
                     *       "is_following": false,
                     *       "is_requested": false,
                     *       "follows_you": false,
                     *       "total_workouts": 1,
                     *       "workout_streak": 1,
                     *       "longest_streak": 1,
                     *       "last_workout": "2026-11-22T19:46:00.000Z",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "body": {
                     *         "birth_date": "2026-11-22",
                     *         "sex": "female",
                     *         "height_cm": 50,
                     *         "resting_hr_bpm": 20,
                     *         "max_hr_bpm": 80,
                     *         "threshold_hr_bpm": 60,
                     *         "ftp_w": 30
                     *       },
                     *       "followers_count": 1,
                     *       "following_count": 1,
                     *       "is_muted": false,
                     *       "totals": {
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050
                     *       },
                     *       "shows_body": false,
                     *       "shows_streaks": false,
                     *       "allows_indexing": false
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_profiles_by_username: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ana Lind",
                 *       "max_hr_bpm": 187
                 *     }
                 */
                "application/json": components["schemas"]["ProfileChange"];
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
                     *       "username": "text",
                     *       "name": "text",
                     *       "bio": "text",
                     *       "image": "text",
                     *       "is_private": false,
                     *       "is_owner": false,
                     *       "is_following": false,
                     *       "is_requested": false,
                     *       "follows_you": false,
                     *       "total_workouts": 1,
                     *       "workout_streak": 1,
                     *       "longest_streak": 1,
                     *       "last_workout": "2026-11-22T19:46:00.000Z",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "body": {
                     *         "birth_date": "2026-11-22",
                     *         "sex": "female",
                     *         "height_cm": 50,
                     *         "resting_hr_bpm": 20,
                     *         "max_hr_bpm": 80,
                     *         "threshold_hr_bpm": 60,
                     *         "ftp_w": 30
                     *       },
                     *       "shows_body": false,
                     *       "shows_streaks": false,
                     *       "allows_indexing": false
                     *     }
                     */
                    "application/json": components["schemas"]["OwnProfile"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_workouts_by_id_like: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
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
                     *       "likes_count": 1,
                     *       "has_liked": false
                     *     }
                     */
                    "application/json": components["schemas"]["Likes"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_workouts_by_id_like: {
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
                     *       "likes_count": 1,
                     *       "has_liked": false
                     *     }
                     */
                    "application/json": components["schemas"]["Likes"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id_likes: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "username": "ana",
                     *           "name": "Ana Lind",
                     *           "image": "text",
                     *           "is_private": false,
                     *           "is_owner": false,
                     *           "is_following": false,
                     *           "is_requested": false,
                     *           "follows_you": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id_comments: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. `before-999999999999999` is the page with the latest comments. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "id": 1,
                     *           "workout_id": 1,
                     *           "author": {
                     *             "id": 1,
                     *             "username": "ana.lind",
                     *             "name": "Ana Lind",
                     *             "image": "text"
                     *           },
                     *           "content": "text",
                     *           "parent": 1,
                     *           "mentions": [
                     *             {
                     *               "username": "ana.lind"
                     *             }
                     *           ],
                     *           "likes_count": 1,
                     *           "has_liked": false,
                     *           "is_hidden": false,
                     *           "may_edit": false,
                     *           "may_delete": false,
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "edited_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Comment"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_workouts_by_id_comments: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "What a view!"
                 *     }
                 */
                "application/json": components["schemas"]["NewComment"];
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
                     *       "workout_id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "username": "ana.lind",
                     *         "name": "Ana Lind",
                     *         "image": "text"
                     *       },
                     *       "content": "text",
                     *       "parent": 1,
                     *       "mentions": [
                     *         {
                     *           "username": "ana.lind"
                     *         }
                     *       ],
                     *       "likes_count": 1,
                     *       "has_liked": false,
                     *       "is_hidden": false,
                     *       "may_edit": false,
                     *       "may_delete": false,
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "edited_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_workouts_by_id_comments_closed: {
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
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_workouts_by_id_comments_closed: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id_mentionable: {
        parameters: {
            query?: {
                /** @description The beginning of a username, or a part of a name. Without it, people who are near. */
                search?: string;
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
                     *       "results": [
                     *         {
                     *           "username": "ana.lind",
                     *           "name": "Ana Lind",
                     *           "image": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MentionablePeople"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_comments_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_comments_by_id: {
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
                 *       "content": "What a view!"
                 *     }
                 */
                "application/json": components["schemas"]["CommentChange"];
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
                     *       "workout_id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "username": "ana.lind",
                     *         "name": "Ana Lind",
                     *         "image": "text"
                     *       },
                     *       "content": "text",
                     *       "parent": 1,
                     *       "mentions": [
                     *         {
                     *           "username": "ana.lind"
                     *         }
                     *       ],
                     *       "likes_count": 1,
                     *       "has_liked": false,
                     *       "is_hidden": false,
                     *       "may_edit": false,
                     *       "may_delete": false,
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "edited_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_comments_by_id_like: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
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
                     *       "likes_count": 1,
                     *       "has_liked": false
                     *     }
                     */
                    "application/json": components["schemas"]["Likes"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_comments_by_id_like: {
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
                     *       "likes_count": 1,
                     *       "has_liked": false
                     *     }
                     */
                    "application/json": components["schemas"]["Likes"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_comments_by_id_likes: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "username": "ana",
                     *           "name": "Ana Lind",
                     *           "image": "text",
                     *           "is_private": false,
                     *           "is_owner": false,
                     *           "is_following": false,
                     *           "is_requested": false,
                     *           "follows_you": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                /**
                 * @description Who sees the workout.
                 * @example followers
                 */
                visibility?: "private" | "followers" | "public";
                /** @description Workouts on this local day or later. */
                date_after?: string;
                /** @description Workouts on this local day or earlier. */
                date_before?: string;
                min_duration?: number;
                max_duration?: number;
                min_distance_m?: number;
                /** @example commute */
                tag?: string;
                /** @description Finds workouts in which each of these words begins a word of the title or notes. Accents, case and punctuation are ignored. */
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
                     *           "body_visibility": "private",
                     *           "map_visibility": "followers",
                     *           "shows_start_time": false,
                     *           "shares_original": false,
                     *           "hidden_ends_m": 200,
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
                     *           "perceived_exertion": 6,
                     *           "tags": [
                     *             "text"
                     *           ],
                     *           "images": [
                     *             "/api/images/0f4c…/"
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
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
                     *       "body_visibility": "private",
                     *       "map_visibility": "followers",
                     *       "shows_start_time": false,
                     *       "shares_original": false,
                     *       "hidden_ends_m": 200,
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
                     *       "perceived_exertion": 6,
                     *       "tags": [
                     *         "text"
                     *       ],
                     *       "images": [
                     *         "/api/images/0f4c…/"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "comments_closed": false,
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
            query?: {
                /** @description Shows your workout as others see it; 404 if they do not see it. */
                view_as?: "follower" | "everyone";
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
                     *       "body_visibility": "private",
                     *       "map_visibility": "followers",
                     *       "shows_start_time": false,
                     *       "shares_original": false,
                     *       "hidden_ends_m": 200,
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
                     *       "perceived_exertion": 6,
                     *       "tags": [
                     *         "text"
                     *       ],
                     *       "images": [
                     *         "/api/images/0f4c…/"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "comments_closed": false,
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                     *       "body_visibility": "private",
                     *       "map_visibility": "followers",
                     *       "shows_start_time": false,
                     *       "shares_original": false,
                     *       "hidden_ends_m": 200,
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
                     *       "perceived_exertion": 6,
                     *       "tags": [
                     *         "text"
                     *       ],
                     *       "images": [
                     *         "/api/images/0f4c…/"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "comments_closed": false,
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                     *       "body_visibility": "private",
                     *       "map_visibility": "followers",
                     *       "shows_start_time": false,
                     *       "shares_original": false,
                     *       "hidden_ends_m": 200,
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
                     *       "perceived_exertion": 6,
                     *       "tags": [
                     *         "text"
                     *       ],
                     *       "images": [
                     *         "/api/images/0f4c…/"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "comments_closed": false,
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_trash: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
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
                     *           "body_visibility": "private",
                     *           "map_visibility": "followers",
                     *           "shows_start_time": false,
                     *           "shares_original": false,
                     *           "hidden_ends_m": 200,
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
                     *           "perceived_exertion": 6,
                     *           "tags": [
                     *             "text"
                     *           ],
                     *           "images": [
                     *             "/api/images/0f4c…/"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "updated_at": "2026-11-22T19:46:00.000Z",
                     *           "deleted_at": "2026-11-22T19:46:00.000Z",
                     *           "purged_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Results on all pages together. */
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["TrashedWorkout"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_workouts_trash: {
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
                     *       "deleted": 1
                     *     }
                     */
                    "application/json": {
                        deleted: number;
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_workouts_trash_by_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
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
                     *       "body_visibility": "private",
                     *       "map_visibility": "followers",
                     *       "shows_start_time": false,
                     *       "shares_original": false,
                     *       "hidden_ends_m": 200,
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
                     *       "perceived_exertion": 6,
                     *       "tags": [
                     *         "text"
                     *       ],
                     *       "images": [
                     *         "/api/images/0f4c…/"
                     *       ],
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z",
                     *       "comments_closed": false,
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_workouts_trash_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_workouts_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Give either ids or filters. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filters": {
                 *         "tag": "test ride",
                 *         "date_before": "2025-12-31"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BulkDeletion"];
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
                     *       "deleted": 1
                     *     }
                     */
                    "application/json": {
                        deleted: number;
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_workouts_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Give either ids or filters. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filters": {
                 *         "date_before": "2025-12-31"
                 *       },
                 *       "change": {
                 *         "visibility": "private"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BulkChange"];
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
                     *       "changed": 1
                     *     }
                     */
                    "application/json": {
                        changed: number;
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_by_username_workouts: {
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
                /** @description Workouts on this local day or later. */
                date_after?: string;
                /** @description Workouts on this local day or earlier. */
                date_before?: string;
                min_duration?: number;
                max_duration?: number;
                min_distance_m?: number;
                /** @description Finds workouts in which each of these words begins a word of the title or notes. Accents, case and punctuation are ignored. */
                search?: string;
                ordering?: "started_at" | "-started_at" | "duration" | "-duration" | "distance_m" | "-distance_m";
            };
            header?: never;
            path: {
                username: string;
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
                     *           "body_visibility": "private",
                     *           "map_visibility": "followers",
                     *           "shows_start_time": false,
                     *           "shares_original": false,
                     *           "hidden_ends_m": 200,
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
                     *           "perceived_exertion": 6,
                     *           "tags": [
                     *             "text"
                     *           ],
                     *           "images": [
                     *             "/api/images/0f4c…/"
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_statistics: {
        parameters: {
            query?: {
                /** @description First local day. */
                from?: string;
                /** @description Last local day. */
                to?: string;
                /** @description Adds `periods`: the sums of each day, week, month or year. */
                group_by?: "day" | "week" | "month" | "year";
                /** @description The first day of the week; by default the one of your account. */
                week_start?: "monday" | "sunday";
                /** @example cardio */
                type?: "cardio" | "strength" | "flexibility" | "sports" | "other";
                /** @example cycling */
                sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
                /** @example moderate */
                intensity?: "low" | "moderate" | "high";
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
                     *       "from": "2026-11-22",
                     *       "to": "2026-11-22",
                     *       "totals": {
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050,
                     *         "avg_duration": 66.9,
                     *         "avg_distance_m": 14178.86,
                     *         "avg_speed_mps": 3.422,
                     *         "avg_hr_bpm": 142.3
                     *       },
                     *       "by_type": [
                     *         {
                     *           "type": "cardio",
                     *           "workouts": 214,
                     *           "duration": 14310,
                     *           "distance_m": 2481300.5,
                     *           "ascent_m": 18240,
                     *           "calories_kcal": 131050,
                     *           "avg_duration": 66.9,
                     *           "avg_distance_m": 14178.86,
                     *           "avg_speed_mps": 3.422,
                     *           "avg_hr_bpm": 142.3
                     *         }
                     *       ],
                     *       "by_sport": [
                     *         {
                     *           "sport": "cycling",
                     *           "workouts": 214,
                     *           "duration": 14310,
                     *           "distance_m": 2481300.5,
                     *           "ascent_m": 18240,
                     *           "calories_kcal": 131050,
                     *           "avg_duration": 66.9,
                     *           "avg_distance_m": 14178.86,
                     *           "avg_speed_mps": 3.422,
                     *           "avg_hr_bpm": 142.3
                     *         }
                     *       ],
                     *       "by_intensity": [
                     *         {
                     *           "intensity": "moderate",
                     *           "workouts": 214,
                     *           "duration": 14310,
                     *           "distance_m": 2481300.5,
                     *           "ascent_m": 18240,
                     *           "calories_kcal": 131050,
                     *           "avg_duration": 66.9,
                     *           "avg_distance_m": 14178.86,
                     *           "avg_speed_mps": 3.422,
                     *           "avg_hr_bpm": 142.3
                     *         }
                     *       ],
                     *       "this_week": {
                     *         "first_date": "2026-11-22",
                     *         "last_date": "2026-11-22",
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050,
                     *         "avg_duration": 66.9,
                     *         "avg_distance_m": 14178.86,
                     *         "avg_speed_mps": 3.422,
                     *         "avg_hr_bpm": 142.3
                     *       },
                     *       "last_week": {
                     *         "first_date": "2026-11-22",
                     *         "last_date": "2026-11-22",
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050,
                     *         "avg_duration": 66.9,
                     *         "avg_distance_m": 14178.86,
                     *         "avg_speed_mps": 3.422,
                     *         "avg_hr_bpm": 142.3
                     *       },
                     *       "this_month": {
                     *         "first_date": "2026-11-22",
                     *         "last_date": "2026-11-22",
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050,
                     *         "avg_duration": 66.9,
                     *         "avg_distance_m": 14178.86,
                     *         "avg_speed_mps": 3.422,
                     *         "avg_hr_bpm": 142.3
                     *       },
                     *       "last_month": {
                     *         "first_date": "2026-11-22",
                     *         "last_date": "2026-11-22",
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050,
                     *         "avg_duration": 66.9,
                     *         "avg_distance_m": 14178.86,
                     *         "avg_speed_mps": 3.422,
                     *         "avg_hr_bpm": 142.3
                     *       },
                     *       "workout_streak": 1,
                     *       "longest_streak": 1,
                     *       "periods": [
                     *         {
                     *           "first_date": "2026-11-22",
                     *           "last_date": "2026-11-22",
                     *           "workouts": 214,
                     *           "duration": 14310,
                     *           "distance_m": 2481300.5,
                     *           "ascent_m": 18240,
                     *           "calories_kcal": 131050,
                     *           "avg_duration": 66.9,
                     *           "avg_distance_m": 14178.86,
                     *           "avg_speed_mps": 3.422,
                     *           "avg_hr_bpm": 142.3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Statistics"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_summary: {
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
                     *       "recent": [
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
                     *           "body_visibility": "private",
                     *           "map_visibility": "followers",
                     *           "shows_start_time": false,
                     *           "shares_original": false,
                     *           "hidden_ends_m": 200,
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
                     *           "perceived_exertion": 6,
                     *           "tags": [
                     *             "text"
                     *           ],
                     *           "images": [
                     *             "/api/images/0f4c…/"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "updated_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "total_workouts": 1,
                     *       "workout_streak": 1,
                     *       "longest_streak": 1,
                     *       "last_workout": "2026-11-22T19:46:00.000Z",
                     *       "this_week": {
                     *         "first_date": "2026-11-22",
                     *         "last_date": "2026-11-22",
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050,
                     *         "avg_duration": 66.9,
                     *         "avg_distance_m": 14178.86,
                     *         "avg_speed_mps": 3.422,
                     *         "avg_hr_bpm": 142.3
                     *       },
                     *       "last_week": {
                     *         "first_date": "2026-11-22",
                     *         "last_date": "2026-11-22",
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050,
                     *         "avg_duration": 66.9,
                     *         "avg_distance_m": 14178.86,
                     *         "avg_speed_mps": 3.422,
                     *         "avg_hr_bpm": 142.3
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_calendar: {
        parameters: {
            query?: {
                /** @description First local day. */
                from?: string;
                /** @description Last local day. */
                to?: string;
                /** @example cardio */
                type?: "cardio" | "strength" | "flexibility" | "sports" | "other";
                /** @example cycling */
                sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
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
                     *       "from": "2026-11-22",
                     *       "to": "2026-11-22",
                     *       "days": [
                     *         {
                     *           "date": "2026-11-22",
                     *           "workouts": 214,
                     *           "duration": 14310,
                     *           "distance_m": 2481300.5,
                     *           "ascent_m": 18240,
                     *           "calories_kcal": 131050,
                     *           "sports": [
                     *             "cycling"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_records: {
        parameters: {
            query?: {
                /** @example cardio */
                type?: "cardio" | "strength" | "flexibility" | "sports" | "other";
                /** @example cycling */
                sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
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
                     *       "records": [
                     *         {
                     *           "kind": "longest",
                     *           "value": 1,
                     *           "unit": "min",
                     *           "workout": {
                     *             "id": 1,
                     *             "owner": {
                     *               "id": 1,
                     *               "username": "ana.lind",
                     *               "name": "text",
                     *               "image": "text"
                     *             },
                     *             "title": "Around the lake before the rain",
                     *             "type": "cardio",
                     *             "sport": "cycling",
                     *             "duration": 177,
                     *             "intensity": "moderate",
                     *             "notes": "Headwind on the way back.",
                     *             "visibility": "followers",
                     *             "body_visibility": "private",
                     *             "map_visibility": "followers",
                     *             "shows_start_time": false,
                     *             "shares_original": false,
                     *             "hidden_ends_m": 200,
                     *             "started_at": "2026-11-22T19:46:00.000Z",
                     *             "time_zone": "Europe/Ljubljana",
                     *             "local_date": "2026-11-22",
                     *             "elapsed_s": 12691,
                     *             "timer_s": 10641,
                     *             "moving_s": 10500,
                     *             "distance_m": 92622,
                     *             "ascent_m": 541,
                     *             "descent_m": 538,
                     *             "avg_hr_bpm": 162,
                     *             "max_hr_bpm": 189,
                     *             "avg_cadence_rpm": 84,
                     *             "avg_power_w": 210,
                     *             "max_power_w": 640,
                     *             "calories_kcal": 1954,
                     *             "avg_speed_mps": 8.7,
                     *             "max_speed_mps": 17.2,
                     *             "source": "manual",
                     *             "device": "Garmin Edge 500",
                     *             "has_track": false,
                     *             "summary_polyline": "text",
                     *             "likes_count": 1,
                     *             "comments_count": 1,
                     *             "has_liked": false,
                     *             "perceived_exertion": 6,
                     *             "tags": [
                     *               "text"
                     *             ],
                     *             "images": [
                     *               "/api/images/0f4c…/"
                     *             ],
                     *             "created_at": "2026-11-22T19:46:00.000Z",
                     *             "updated_at": "2026-11-22T19:46:00.000Z"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Records"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_by_username_stats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
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
                     *       "totals": {
                     *         "workouts": 214,
                     *         "duration": 14310,
                     *         "distance_m": 2481300.5,
                     *         "ascent_m": 18240,
                     *         "calories_kcal": 131050,
                     *         "avg_duration": 66.9,
                     *         "avg_distance_m": 14178.86,
                     *         "avg_speed_mps": 3.422,
                     *         "avg_hr_bpm": 142.3
                     *       },
                     *       "by_type": [
                     *         {
                     *           "type": "cardio",
                     *           "workouts": 214,
                     *           "duration": 14310,
                     *           "distance_m": 2481300.5,
                     *           "ascent_m": 18240,
                     *           "calories_kcal": 131050,
                     *           "avg_duration": 66.9,
                     *           "avg_distance_m": 14178.86,
                     *           "avg_speed_mps": 3.422,
                     *           "avg_hr_bpm": 142.3
                     *         }
                     *       ],
                     *       "by_sport": [
                     *         {
                     *           "sport": "cycling",
                     *           "workouts": 214,
                     *           "duration": 14310,
                     *           "distance_m": 2481300.5,
                     *           "ascent_m": 18240,
                     *           "calories_kcal": 131050,
                     *           "avg_duration": 66.9,
                     *           "avg_distance_m": 14178.86,
                     *           "avg_speed_mps": 3.422,
                     *           "avg_hr_bpm": 142.3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProfileStats"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
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
                     * @description A FIT, GPX or TCX file; it may be gzipped.
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
                     *           "details": {
                     *             "warnings": [
                     *               {
                     *                 "code": "partly_known"
                     *               }
                     *             ],
                     *             "error": {
                     *               "code": "empty"
                     *             }
                     *           },
                     *           "duplicate_of": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                     *           "details": {
                     *             "warnings": [
                     *               {
                     *                 "code": "partly_known"
                     *               }
                     *             ],
                     *             "error": {
                     *               "code": "empty"
                     *             }
                     *           },
                     *           "duplicate_of": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
                /** @description Shows your workout as others see it; 404 if they do not see it. */
                view_as?: "follower" | "everyone";
                /**
                 * @description Channels, separated by commas: time_s, distance_m, lat, lon, altitude_m, hr_bpm, cadence_rpm, power_w, speed_mps, temperature_c. All by default.
                 * @example time_s,hr_bpm
                 */
                channels?: string;
                /** @description The maximum number of points. The points with the highest and lowest values are kept. Up to 800 points, enough for a chart, are quick to read. */
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
            query?: {
                /** @description Shows your workout as others see it; 404 if they do not see it. */
                view_as?: "follower" | "everyone";
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_profiles_me_image: {
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
                 *       "image": "text"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A JPEG, PNG, WebP or AVIF picture of at most 10 MB and 40 million pixels.
                     */
                    image: string;
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
                     *       "image": "/api/images/0f4c1d2e3b4a59687786a5b4c3d2e1f0/"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description The path of the picture. `?size=` sets the longest side in pixels: 96, 320 or 1280.
                         * @example /api/images/0f4c1d2e3b4a59687786a5b4c3d2e1f0/
                         */
                        image: string;
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_profiles_me_image: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_workouts_by_id_images: {
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
                 *       "images": []
                 *     }
                 */
                "application/json": {
                    /** @description The names of all the workout's images in their new order. */
                    images: string[];
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
                     *       "images": [
                     *         "/api/images/0f4c1d2e3b4a59687786a5b4c3d2e1f0/"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        images: string[];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_workouts_by_id_images: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": "text"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A JPEG, PNG, WebP or AVIF picture of at most 10 MB and 40 million pixels.
                     */
                    image: string;
                };
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
                     *       "name": "0f4c1d2e3b4a59687786a5b4c3d2e1f0",
                     *       "image": "/api/images/0f4c1d2e3b4a59687786a5b4c3d2e1f0/",
                     *       "width": 1,
                     *       "height": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WorkoutImage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_workouts_by_id_images_by_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                /** @example 0f4c1d2e3b4a59687786a5b4c3d2e1f0 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": "text"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A JPEG, PNG, WebP or AVIF picture of at most 10 MB and 40 million pixels.
                     */
                    image: string;
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
                     *       "name": "0f4c1d2e3b4a59687786a5b4c3d2e1f0",
                     *       "image": "/api/images/0f4c1d2e3b4a59687786a5b4c3d2e1f0/",
                     *       "width": 1,
                     *       "height": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WorkoutImage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_workouts_by_id_images_by_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                /** @example 0f4c1d2e3b4a59687786a5b4c3d2e1f0 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_images_by_name: {
        parameters: {
            query?: {
                /** @description The longest side in pixels. A picture is never enlarged. */
                size?: 96 | 320 | 1280;
            };
            header?: never;
            path: {
                /** @example 0f4c1d2e3b4a59687786a5b4c3d2e1f0 */
                name: string;
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
                    "image/webp": string;
                };
            };
            /** @description The client's copy is current. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_goals: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
                /**
                 * @description What is measured: the number of workouts, their duration, their distance, their ascent, their energy, consecutive days with a workout, your weight, or an amount that you set.
                 * @example distance
                 */
                kind?: "workouts" | "duration" | "distance" | "ascent" | "energy" | "streak" | "weight" | "custom";
                /**
                 * @description `once`: one period, from start_date to deadline. Otherwise each calendar week, month or year is a period: the first contains start_date, the last ends on the deadline.
                 * @example month
                 */
                period?: "once" | "week" | "month" | "year";
                type?: "cardio" | "strength" | "flexibility" | "sports" | "other";
                sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
                /** @description `completed` in the current period; all other goals are `upcoming`, `active` or `ended`. */
                state?: "active" | "completed" | "ended" | "upcoming";
                /** @description Goals without a deadline come last. */
                ordering?: "created_at" | "-created_at" | "deadline" | "-deadline" | "percent" | "-percent";
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
                     *           "kind": "distance",
                     *           "description": "Ready for the marathon",
                     *           "target": 150000,
                     *           "unit": "m",
                     *           "period": "month",
                     *           "start_date": "2026-11-22",
                     *           "deadline": "2026-11-22",
                     *           "type": "cardio",
                     *           "sport": "running",
                     *           "first_date": "2026-11-22",
                     *           "last_date": "2026-11-22",
                     *           "current": 1,
                     *           "progress": 0.624,
                     *           "percent": 62.4,
                     *           "days_remaining": 12,
                     *           "on_track": false,
                     *           "completed": false,
                     *           "completed_at": "2026-11-22T19:46:00.000Z",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "updated_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GoalPage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_goals: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "distance",
                 *       "target": 150000,
                 *       "period": "month",
                 *       "sport": "running"
                 *     }
                 */
                "application/json": components["schemas"]["NewGoal"];
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
                     *       "kind": "distance",
                     *       "description": "Ready for the marathon",
                     *       "target": 150000,
                     *       "unit": "m",
                     *       "period": "month",
                     *       "start_date": "2026-11-22",
                     *       "deadline": "2026-11-22",
                     *       "type": "cardio",
                     *       "sport": "running",
                     *       "first_date": "2026-11-22",
                     *       "last_date": "2026-11-22",
                     *       "current": 1,
                     *       "progress": 0.624,
                     *       "percent": 62.4,
                     *       "days_remaining": 12,
                     *       "on_track": false,
                     *       "completed": false,
                     *       "completed_at": "2026-11-22T19:46:00.000Z",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_goals_summary: {
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
                     *       "total": 1,
                     *       "active": 1,
                     *       "completed": 1,
                     *       "on_track": 1,
                     *       "next": [
                     *         {
                     *           "id": 1,
                     *           "kind": "distance",
                     *           "description": "Ready for the marathon",
                     *           "target": 150000,
                     *           "unit": "m",
                     *           "period": "month",
                     *           "start_date": "2026-11-22",
                     *           "deadline": "2026-11-22",
                     *           "type": "cardio",
                     *           "sport": "running",
                     *           "first_date": "2026-11-22",
                     *           "last_date": "2026-11-22",
                     *           "current": 1,
                     *           "progress": 0.624,
                     *           "percent": 62.4,
                     *           "days_remaining": 12,
                     *           "on_track": false,
                     *           "completed": false,
                     *           "completed_at": "2026-11-22T19:46:00.000Z",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "updated_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GoalSummary"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_goals_by_id: {
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
                     *       "kind": "distance",
                     *       "description": "Ready for the marathon",
                     *       "target": 150000,
                     *       "unit": "m",
                     *       "period": "month",
                     *       "start_date": "2026-11-22",
                     *       "deadline": "2026-11-22",
                     *       "type": "cardio",
                     *       "sport": "running",
                     *       "first_date": "2026-11-22",
                     *       "last_date": "2026-11-22",
                     *       "current": 1,
                     *       "progress": 0.624,
                     *       "percent": 62.4,
                     *       "days_remaining": 12,
                     *       "on_track": false,
                     *       "completed": false,
                     *       "completed_at": "2026-11-22T19:46:00.000Z",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_goals_by_id: {
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
                 *       "kind": "distance",
                 *       "target": 150000,
                 *       "period": "month",
                 *       "sport": "running"
                 *     }
                 */
                "application/json": components["schemas"]["NewGoal"];
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
                     *       "kind": "distance",
                     *       "description": "Ready for the marathon",
                     *       "target": 150000,
                     *       "unit": "m",
                     *       "period": "month",
                     *       "start_date": "2026-11-22",
                     *       "deadline": "2026-11-22",
                     *       "type": "cardio",
                     *       "sport": "running",
                     *       "first_date": "2026-11-22",
                     *       "last_date": "2026-11-22",
                     *       "current": 1,
                     *       "progress": 0.624,
                     *       "percent": 62.4,
                     *       "days_remaining": 12,
                     *       "on_track": false,
                     *       "completed": false,
                     *       "completed_at": "2026-11-22T19:46:00.000Z",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_goals_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patch_goals_by_id: {
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
                 *       "target": 200000,
                 *       "description": "Ready for the marathon"
                 *     }
                 */
                "application/json": components["schemas"]["GoalChange"];
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
                     *       "kind": "distance",
                     *       "description": "Ready for the marathon",
                     *       "target": 150000,
                     *       "unit": "m",
                     *       "period": "month",
                     *       "start_date": "2026-11-22",
                     *       "deadline": "2026-11-22",
                     *       "type": "cardio",
                     *       "sport": "running",
                     *       "first_date": "2026-11-22",
                     *       "last_date": "2026-11-22",
                     *       "current": 1,
                     *       "progress": 0.624,
                     *       "percent": 62.4,
                     *       "days_remaining": 12,
                     *       "on_track": false,
                     *       "completed": false,
                     *       "completed_at": "2026-11-22T19:46:00.000Z",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_goals_by_id_history: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
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
                     *       "count": 1,
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "first_date": "2026-11-22",
                     *           "last_date": "2026-11-22",
                     *           "current": 1,
                     *           "target": 150000,
                     *           "percent": 62.4,
                     *           "completed": false,
                     *           "completed_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GoalHistoryPage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_goals_by_id_toggle_completion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
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
                     *       "kind": "distance",
                     *       "description": "Ready for the marathon",
                     *       "target": 150000,
                     *       "unit": "m",
                     *       "period": "month",
                     *       "start_date": "2026-11-22",
                     *       "deadline": "2026-11-22",
                     *       "type": "cardio",
                     *       "sport": "running",
                     *       "first_date": "2026-11-22",
                     *       "last_date": "2026-11-22",
                     *       "current": 1,
                     *       "progress": 0.624,
                     *       "percent": 62.4,
                     *       "days_remaining": 12,
                     *       "on_track": false,
                     *       "completed": false,
                     *       "completed_at": "2026-11-22T19:46:00.000Z",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_goals_by_id_progress: {
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
                 *       "amount": 7
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The progress in the current period, in the unit of the goal.
                     * @example 7
                     */
                    amount: number;
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
                     *       "id": 1,
                     *       "kind": "distance",
                     *       "description": "Ready for the marathon",
                     *       "target": 150000,
                     *       "unit": "m",
                     *       "period": "month",
                     *       "start_date": "2026-11-22",
                     *       "deadline": "2026-11-22",
                     *       "type": "cardio",
                     *       "sport": "running",
                     *       "first_date": "2026-11-22",
                     *       "last_date": "2026-11-22",
                     *       "current": 1,
                     *       "progress": 0.624,
                     *       "percent": 62.4,
                     *       "days_remaining": 12,
                     *       "on_track": false,
                     *       "completed": false,
                     *       "completed_at": "2026-11-22T19:46:00.000Z",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "updated_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id_highlights: {
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
                     *       "records": [
                     *         "longest"
                     *       ],
                     *       "goals": [
                     *         1
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Highlights"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_feed: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
                /** @example cardio */
                type?: "cardio" | "strength" | "flexibility" | "sports" | "other";
                /** @example cycling */
                sport?: "running" | "trail_running" | "track_running" | "treadmill_running" | "virtual_running" | "ultra_running" | "walking" | "indoor_walking" | "speed_walking" | "hiking" | "rucking" | "snowshoeing" | "mountaineering" | "cycling" | "road_cycling" | "mountain_biking" | "gravel_cycling" | "cyclocross" | "track_cycling" | "indoor_cycling" | "virtual_cycling" | "hand_cycling" | "recumbent_cycling" | "bmx" | "e_biking" | "e_mountain_biking" | "swimming" | "lap_swimming" | "open_water_swimming" | "rowing" | "indoor_rowing" | "paddling" | "kayaking" | "canoeing" | "rafting" | "stand_up_paddleboarding" | "cross_country_skiing" | "skate_skiing" | "backcountry_skiing" | "indoor_skiing" | "inline_skating" | "ice_skating" | "wheelchair_walking" | "wheelchair_running" | "elliptical" | "stair_climbing" | "floor_climbing" | "cardio_training" | "hiit" | "jump_rope" | "dance" | "multisport" | "triathlon" | "duathlon" | "swimrun" | "adventure_race" | "obstacle_race" | "strength_training" | "rock_climbing" | "indoor_climbing" | "bouldering" | "yoga" | "pilates" | "stretching" | "mobility" | "breathing" | "meditation" | "basketball" | "soccer" | "american_football" | "rugby" | "hockey" | "ice_hockey" | "field_hockey" | "lacrosse" | "volleyball" | "baseball" | "cricket" | "ultimate" | "team_sport" | "tennis" | "padel" | "pickleball" | "platform_tennis" | "squash" | "badminton" | "racquetball" | "table_tennis" | "racket_sport" | "golf" | "disc_golf" | "archery" | "boxing" | "mixed_martial_arts" | "horseback_riding" | "alpine_skiing" | "snowboarding" | "winter_sport" | "surfing" | "wakeboarding" | "wakesurfing" | "water_skiing" | "water_tubing" | "windsurfing" | "kitesurfing" | "sailing" | "snorkeling" | "diving" | "free_diving" | "water_sport" | "para_sport" | "training" | "fitness_equipment" | "transition" | "hunting" | "fishing" | "shooting" | "geocaching" | "tactical" | "sky_diving" | "hang_gliding" | "flying" | "boating" | "driving" | "motorcycling" | "motor_sport" | "snowmobiling" | "grinding" | "video_gaming" | "other";
                /** @description Only workouts with comments that you see. */
                with_comments?: boolean;
                /** @description Only workouts of the person with this username; `me` for your own. */
                person?: string;
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
                     *           "body_visibility": "private",
                     *           "map_visibility": "followers",
                     *           "shows_start_time": false,
                     *           "shares_original": false,
                     *           "hidden_ends_m": 200,
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
                     *           "perceived_exertion": 6,
                     *           "tags": [
                     *             "text"
                     *           ],
                     *           "images": [
                     *             "/api/images/0f4c…/"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "updated_at": "2026-11-22T19:46:00.000Z",
                     *           "highlights": {
                     *             "records": [
                     *               "longest"
                     *             ],
                     *             "goals": [
                     *               1
                     *             ]
                     *           },
                     *           "comments": [
                     *             {
                     *               "id": 1,
                     *               "workout_id": 1,
                     *               "author": {
                     *                 "id": 1,
                     *                 "username": "ana.lind",
                     *                 "name": "Ana Lind",
                     *                 "image": "text"
                     *               },
                     *               "content": "text",
                     *               "parent": 1,
                     *               "mentions": [
                     *                 {
                     *                   "username": "ana.lind"
                     *                 }
                     *               ],
                     *               "likes_count": 1,
                     *               "has_liked": false,
                     *               "is_hidden": false,
                     *               "may_edit": false,
                     *               "may_delete": false,
                     *               "created_at": "2026-11-22T19:46:00.000Z",
                     *               "edited_at": "2026-11-22T19:46:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_events: {
        parameters: {
            query?: {
                /** @description Also follows the likes and comments of this workout. */
                workout?: number;
                /** @description False: sends what is new since `Last-Event-ID`, and ends. */
                wait?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events. `notification` is a notification that is new or has changed, `unread` the number of unread ones. Both have an `id`: send it as `Last-Event-ID` to continue after it. `workout` has the numbers of likes and comments of the workout that you follow. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_notifications: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "id": 1,
                     *           "seq": 1,
                     *           "kind": "follow",
                     *           "is_read": false,
                     *           "actors": [
                     *             {
                     *               "username": "ana",
                     *               "name": "Ana Lind",
                     *               "image": "text"
                     *             }
                     *           ],
                     *           "actors_count": 1,
                     *           "workout": {
                     *             "id": 1,
                     *             "title": "text",
                     *             "is_owner": false
                     *           },
                     *           "comment": {
                     *             "id": 1,
                     *             "excerpt": "text"
                     *           },
                     *           "goal": {
                     *             "id": 1,
                     *             "kind": "text",
                     *             "description": "text"
                     *           },
                     *           "data": {
                     *             "records": [
                     *               "text"
                     *             ],
                     *             "streak_days": 1,
                     *             "imported": 1,
                     *             "duplicates": 1,
                     *             "refused": 1,
                     *             "action": "text",
                     *             "reason": "text"
                     *           },
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "updated_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Notification"][];
                    };
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_notifications_count: {
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
                     *       "count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_notifications_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "up_to_seq": 12
                 *     }
                 */
                "application/json": {
                    /**
                     * @description All up to this `seq`.
                     * @example 12
                     */
                    up_to_seq?: number;
                    ids?: number[];
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
                     *       "count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_notifications_preferences: {
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
                     *       "follow": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "follow_request": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "follow_accepted": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "like": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "comment_like": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "comment": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "reply": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "mention": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "goal_reached": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "record": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "streak_ending": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "import_finished": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "moderation": {
                     *         "in_app": false,
                     *         "push": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    put_notifications_preferences: {
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
                 *       "follow": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "follow_request": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "follow_accepted": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "like": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "comment_like": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "comment": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "reply": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "mention": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "goal_reached": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "record": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "streak_ending": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "import_finished": {
                 *         "in_app": false,
                 *         "push": false,
                 *         "email": "off"
                 *       },
                 *       "moderation": {
                 *         "in_app": false,
                 *         "push": false
                 *       }
                 *     }
                 */
                "application/json": {
                    follow?: components["schemas"]["NotificationPreference"];
                    follow_request?: components["schemas"]["NotificationPreference"];
                    follow_accepted?: components["schemas"]["NotificationPreference"];
                    like?: components["schemas"]["NotificationPreference"];
                    comment_like?: components["schemas"]["NotificationPreference"];
                    comment?: components["schemas"]["NotificationPreference"];
                    reply?: components["schemas"]["NotificationPreference"];
                    mention?: components["schemas"]["NotificationPreference"];
                    goal_reached?: components["schemas"]["NotificationPreference"];
                    record?: components["schemas"]["NotificationPreference"];
                    streak_ending?: components["schemas"]["NotificationPreference"];
                    import_finished?: components["schemas"]["NotificationPreference"];
                    moderation?: components["schemas"]["ModerationPreference"];
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
                     *       "follow": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "follow_request": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "follow_accepted": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "like": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "comment_like": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "comment": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "reply": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "mention": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "goal_reached": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "record": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "streak_ending": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "import_finished": {
                     *         "in_app": false,
                     *         "push": false,
                     *         "email": "off"
                     *       },
                     *       "moderation": {
                     *         "in_app": false,
                     *         "push": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_notifications_push: {
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
                     *       "public_key": "text",
                     *       "results": [
                     *         {
                     *           "id": 1,
                     *           "browser": "text",
                     *           "device": "Android phone",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "is_current": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PushSubscriptions"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_notifications_push: {
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
                 *       "endpoint": "https://push.example.org/send/c1KrmpTuRm",
                 *       "expirationTime": 1,
                 *       "keys": {
                 *         "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                 *         "auth": "tBHItJI5svbpez7KI4CCXg"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewPushSubscription"];
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
                     *       "browser": "text",
                     *       "device": "Android phone",
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "is_current": false
                     *     }
                     */
                    "application/json": components["schemas"]["PushSubscription"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_notifications_push_by_id: {
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
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_notifications_unsubscribe: {
        parameters: {
            query: {
                /** @example 7.c2lnbmF0dXJl */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "List-Unsubscribe": "One-Click"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @example One-Click */
                    "List-Unsubscribe"?: string;
                };
                /**
                 * @example {
                 *       "List-Unsubscribe": "One-Click"
                 *     }
                 */
                "multipart/form-data": {
                    /** @example One-Click */
                    "List-Unsubscribe"?: string;
                };
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_workouts_by_id_card: {
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
                    "image/png": string;
                };
            };
            /** @description The client's copy is current. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_profiles_by_username_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
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
                    "application/atom+xml": string;
                };
            };
            /** @description The client's copy is current. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_reports: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "profile",
                 *       "target": "ben",
                 *       "reason": "spam",
                 *       "content": "Advertises a shop."
                 *     }
                 */
                "application/json": components["schemas"]["NewReport"];
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
                     *       "kind": "profile",
                     *       "reason": "spam",
                     *       "content": "text",
                     *       "created_at": "2026-11-22T19:46:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_decisions: {
        parameters: {
            query?: {
                /** @description From `next` or `previous` of another page. */
                cursor?: string;
                /** @description Results on a page. */
                page_size?: number;
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
                     *       "next": "text",
                     *       "previous": "text",
                     *       "results": [
                     *         {
                     *           "id": 1,
                     *           "kind": "warn",
                     *           "about": "profile",
                     *           "target": "12",
                     *           "content": {
                     *             "title": "text",
                     *             "text": "text",
                     *             "sport": "running",
                     *             "date": "2026-11-22",
                     *             "workout_id": 1,
                     *             "written_at": "2026-11-22T19:46:00.000Z"
                     *           },
                     *           "reason": "Advertising",
                     *           "until": "2026-11-22T19:46:00.000Z",
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "reversed_at": "2026-11-22T19:46:00.000Z",
                     *           "may_appeal": false,
                     *           "appeal": {
                     *             "content": "text",
                     *             "created_at": "2026-11-22T19:46:00.000Z",
                     *             "outcome": "upheld",
                     *             "answer": "text",
                     *             "answered_at": "2026-11-22T19:46:00.000Z"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DecisionPage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_decisions_appeal: {
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
                 *       "token": "from-the-mail",
                 *       "content": "It was my own shop."
                 *     }
                 */
                "application/json": components["schemas"]["AppealByToken"];
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_decisions_by_id_appeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice. */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "It was my own shop."
                 *     }
                 */
                "application/json": components["schemas"]["NewAppeal"];
            };
        };
        responses: {
            /** @description Done. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_admin_reports: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Results on a page. */
                page_size?: number;
                /** @description `open` and `appealed` begin with those that wait longest, `closed` with the last ones. */
                status?: "open" | "appealed" | "closed";
                kind?: "profile" | "workout" | "picture" | "comment";
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
                     *           "kind": "profile",
                     *           "status": "open",
                     *           "person": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "reasons": [
                     *             "spam"
                     *           ],
                     *           "reports_count": 1,
                     *           "claimed_by": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "closed_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModerationCasePage"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_admin_reports_by_id: {
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
                     *       "kind": "profile",
                     *       "status": "open",
                     *       "person": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "reasons": [
                     *         "spam"
                     *       ],
                     *       "reports_count": 1,
                     *       "claimed_by": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "closed_at": "2026-11-22T19:46:00.000Z",
                     *       "may_act": false,
                     *       "earlier_decisions": 1,
                     *       "copies": [
                     *         {
                     *           "id": 1,
                     *           "title": "text",
                     *           "text": "text",
                     *           "sport": "running",
                     *           "date": "2026-11-22",
                     *           "workout_id": 1,
                     *           "written_at": "2026-11-22T19:46:00.000Z",
                     *           "images": [
                     *             "/api/admin/reports/7/images/0f4c1d2e/"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "reports": [
                     *         {
                     *           "id": 1,
                     *           "copy_id": 1,
                     *           "reporter": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "reason": "spam",
                     *           "content": "text",
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "actions": [
                     *         {
                     *           "id": 1,
                     *           "kind": "warn",
                     *           "reason": "text",
                     *           "until": "2026-11-22T19:46:00.000Z",
                     *           "moderator": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "reversed_at": "2026-11-22T19:46:00.000Z",
                     *           "appeal": {
                     *             "content": "text",
                     *             "created_at": "2026-11-22T19:46:00.000Z",
                     *             "outcome": "upheld",
                     *             "answer": "text",
                     *             "answered_at": "2026-11-22T19:46:00.000Z",
                     *             "answered_by": {
                     *               "id": 1,
                     *               "username": "ana.lind"
                     *             },
                     *             "may_answer": false
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModerationCaseDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_admin_reports_by_id_claim: {
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
                /** @example {} */
                "application/json": Record<string, never>;
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
                     *       "kind": "profile",
                     *       "status": "open",
                     *       "person": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "reasons": [
                     *         "spam"
                     *       ],
                     *       "reports_count": 1,
                     *       "claimed_by": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "closed_at": "2026-11-22T19:46:00.000Z",
                     *       "may_act": false,
                     *       "earlier_decisions": 1,
                     *       "copies": [
                     *         {
                     *           "id": 1,
                     *           "title": "text",
                     *           "text": "text",
                     *           "sport": "running",
                     *           "date": "2026-11-22",
                     *           "workout_id": 1,
                     *           "written_at": "2026-11-22T19:46:00.000Z",
                     *           "images": [
                     *             "/api/admin/reports/7/images/0f4c1d2e/"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "reports": [
                     *         {
                     *           "id": 1,
                     *           "copy_id": 1,
                     *           "reporter": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "reason": "spam",
                     *           "content": "text",
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "actions": [
                     *         {
                     *           "id": 1,
                     *           "kind": "warn",
                     *           "reason": "text",
                     *           "until": "2026-11-22T19:46:00.000Z",
                     *           "moderator": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "reversed_at": "2026-11-22T19:46:00.000Z",
                     *           "appeal": {
                     *             "content": "text",
                     *             "created_at": "2026-11-22T19:46:00.000Z",
                     *             "outcome": "upheld",
                     *             "answer": "text",
                     *             "answered_at": "2026-11-22T19:46:00.000Z",
                     *             "answered_by": {
                     *               "id": 1,
                     *               "username": "ana.lind"
                     *             },
                     *             "may_answer": false
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModerationCaseDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_admin_reports_by_id_claim: {
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
                     *       "kind": "profile",
                     *       "status": "open",
                     *       "person": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "reasons": [
                     *         "spam"
                     *       ],
                     *       "reports_count": 1,
                     *       "claimed_by": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "closed_at": "2026-11-22T19:46:00.000Z",
                     *       "may_act": false,
                     *       "earlier_decisions": 1,
                     *       "copies": [
                     *         {
                     *           "id": 1,
                     *           "title": "text",
                     *           "text": "text",
                     *           "sport": "running",
                     *           "date": "2026-11-22",
                     *           "workout_id": 1,
                     *           "written_at": "2026-11-22T19:46:00.000Z",
                     *           "images": [
                     *             "/api/admin/reports/7/images/0f4c1d2e/"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "reports": [
                     *         {
                     *           "id": 1,
                     *           "copy_id": 1,
                     *           "reporter": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "reason": "spam",
                     *           "content": "text",
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "actions": [
                     *         {
                     *           "id": 1,
                     *           "kind": "warn",
                     *           "reason": "text",
                     *           "until": "2026-11-22T19:46:00.000Z",
                     *           "moderator": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "reversed_at": "2026-11-22T19:46:00.000Z",
                     *           "appeal": {
                     *             "content": "text",
                     *             "created_at": "2026-11-22T19:46:00.000Z",
                     *             "outcome": "upheld",
                     *             "answer": "text",
                     *             "answered_at": "2026-11-22T19:46:00.000Z",
                     *             "answered_by": {
                     *               "id": 1,
                     *               "username": "ana.lind"
                     *             },
                     *             "may_answer": false
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModerationCaseDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_admin_reports_by_id_actions: {
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
                 *       "kind": "warn",
                 *       "reason": "Advertising is not allowed here."
                 *     }
                 */
                "application/json": components["schemas"]["NewAction"];
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
                     *       "kind": "profile",
                     *       "status": "open",
                     *       "person": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "reasons": [
                     *         "spam"
                     *       ],
                     *       "reports_count": 1,
                     *       "claimed_by": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "closed_at": "2026-11-22T19:46:00.000Z",
                     *       "may_act": false,
                     *       "earlier_decisions": 1,
                     *       "copies": [
                     *         {
                     *           "id": 1,
                     *           "title": "text",
                     *           "text": "text",
                     *           "sport": "running",
                     *           "date": "2026-11-22",
                     *           "workout_id": 1,
                     *           "written_at": "2026-11-22T19:46:00.000Z",
                     *           "images": [
                     *             "/api/admin/reports/7/images/0f4c1d2e/"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "reports": [
                     *         {
                     *           "id": 1,
                     *           "copy_id": 1,
                     *           "reporter": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "reason": "spam",
                     *           "content": "text",
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "actions": [
                     *         {
                     *           "id": 1,
                     *           "kind": "warn",
                     *           "reason": "text",
                     *           "until": "2026-11-22T19:46:00.000Z",
                     *           "moderator": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "reversed_at": "2026-11-22T19:46:00.000Z",
                     *           "appeal": {
                     *             "content": "text",
                     *             "created_at": "2026-11-22T19:46:00.000Z",
                     *             "outcome": "upheld",
                     *             "answer": "text",
                     *             "answered_at": "2026-11-22T19:46:00.000Z",
                     *             "answered_by": {
                     *               "id": 1,
                     *               "username": "ana.lind"
                     *             },
                     *             "may_answer": false
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModerationCaseDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    post_admin_decisions_by_id_answer: {
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
                 *       "outcome": "upheld",
                 *       "answer": "The rule is clear."
                 *     }
                 */
                "application/json": components["schemas"]["AppealAnswer"];
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
                     *       "kind": "profile",
                     *       "status": "open",
                     *       "person": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "reasons": [
                     *         "spam"
                     *       ],
                     *       "reports_count": 1,
                     *       "claimed_by": {
                     *         "id": 1,
                     *         "username": "ana.lind"
                     *       },
                     *       "created_at": "2026-11-22T19:46:00.000Z",
                     *       "closed_at": "2026-11-22T19:46:00.000Z",
                     *       "may_act": false,
                     *       "earlier_decisions": 1,
                     *       "copies": [
                     *         {
                     *           "id": 1,
                     *           "title": "text",
                     *           "text": "text",
                     *           "sport": "running",
                     *           "date": "2026-11-22",
                     *           "workout_id": 1,
                     *           "written_at": "2026-11-22T19:46:00.000Z",
                     *           "images": [
                     *             "/api/admin/reports/7/images/0f4c1d2e/"
                     *           ],
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "reports": [
                     *         {
                     *           "id": 1,
                     *           "copy_id": 1,
                     *           "reporter": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "reason": "spam",
                     *           "content": "text",
                     *           "created_at": "2026-11-22T19:46:00.000Z"
                     *         }
                     *       ],
                     *       "actions": [
                     *         {
                     *           "id": 1,
                     *           "kind": "warn",
                     *           "reason": "text",
                     *           "until": "2026-11-22T19:46:00.000Z",
                     *           "moderator": {
                     *             "id": 1,
                     *             "username": "ana.lind"
                     *           },
                     *           "created_at": "2026-11-22T19:46:00.000Z",
                     *           "reversed_at": "2026-11-22T19:46:00.000Z",
                     *           "appeal": {
                     *             "content": "text",
                     *             "created_at": "2026-11-22T19:46:00.000Z",
                     *             "outcome": "upheld",
                     *             "answer": "text",
                     *             "answered_at": "2026-11-22T19:46:00.000Z",
                     *             "answered_by": {
                     *               "id": 1,
                     *               "username": "ana.lind"
                     *             },
                     *             "may_answer": false
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModerationCaseDetail"];
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_admin_reports_by_id_images_by_name: {
        parameters: {
            query?: {
                /** @description The longest side in pixels. A picture is never enlarged. */
                size?: 96 | 320 | 1280;
            };
            header?: never;
            path: {
                id: number;
                name: string;
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
                    "image/webp": string;
                };
            };
            /** @description The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authentication is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The role of the account or the scopes of the key do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says how long to wait. */
            429: {
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
