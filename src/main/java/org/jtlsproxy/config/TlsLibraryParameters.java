package org.jtlsproxy.config;

/**
 * Parameters of the TLS library as a whole (tlsproxy(8), STARTTLS GLOBAL CONTROLS). Postfix reads
 * them only when a role is enabled.
 */
public final class TlsLibraryParameters {
  public static final Parameter<String> TLS_CONFIG_FILE =
      Parameter.text("tls_config_file", "default").since("3.7").notYet();

  public static final Parameter<String> TLS_CONFIG_NAME =
      Parameter.text("tls_config_name", "").since("3.7").notYet();

  public static final Parameter<String> TLS_HIGH_CIPHERLIST =
      Parameter.nonEmptyText("tls_high_cipherlist", "aNULL:-aNULL:HIGH:@STRENGTH")
          .since("2.3")
          .partly("suites that the TLS library lacks are left out; @SECLEVEL has no effect");

  public static final Parameter<String> TLS_MEDIUM_CIPHERLIST =
      Parameter.nonEmptyText("tls_medium_cipherlist", "aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH")
          .since("2.3")
          .partly("suites that the TLS library lacks are left out; @SECLEVEL has no effect");

  public static final Parameter<String> TLS_LOW_CIPHERLIST =
      Parameter.nonEmptyText("tls_low_cipherlist", "aNULL:-aNULL:HIGH:MEDIUM:LOW:+RC4:@STRENGTH")
          .since("2.3")
          .partly("suites that the TLS library lacks are left out; @SECLEVEL has no effect");

  public static final Parameter<String> TLS_EXPORT_CIPHERLIST =
      Parameter.nonEmptyText(
              "tls_export_cipherlist", "aNULL:-aNULL:HIGH:MEDIUM:LOW:EXPORT:+RC4:@STRENGTH")
          .since("2.3")
          .partly("suites that the TLS library lacks are left out; @SECLEVEL has no effect");

  public static final Parameter<String> TLS_NULL_CIPHERLIST =
      Parameter.nonEmptyText("tls_null_cipherlist", "eNULL:!aNULL")
          .since("2.3")
          .partly(
              "suites that the TLS library lacks are left out; the default leaves only TLS 1.3");

  public static final Parameter<String> TLS_EECDH_AUTO_CURVES =
      Parameter.nonEmptyText("tls_eecdh_auto_curves", "X25519 X448 prime256v1 secp521r1 secp384r1")
          .since("3.2")
          .partly(
              "X25519MLKEM768 is new, and in the default; groups that the TLS library lacks are left out");

  public static final Parameter<String> TLS_EECDH_STRONG_CURVE =
      Parameter.nonEmptyText("tls_eecdh_strong_curve", "prime256v1")
          .since("2.6")
          .noEffect("as in Postfix since 3.6");

  public static final Parameter<String> TLS_EECDH_ULTRA_CURVE =
      Parameter.nonEmptyText("tls_eecdh_ultra_curve", "secp384r1")
          .since("2.6")
          .noEffect("as in Postfix since 3.6");

  public static final Parameter<String> TLS_DISABLE_WORKAROUNDS =
      Parameter.text("tls_disable_workarounds", "")
          .since("2.8")
          .noEffect("the TLS library has no such work-arounds");

  public static final Parameter<String> TLS_SSL_OPTIONS =
      Parameter.text("tls_ssl_options", "").since("2.11").notYet();

  public static final Parameter<String> TLS_DANE_DIGESTS =
      Parameter.nonEmptyText("tls_dane_digests", "sha512 sha256").since("2.11").notYet();

  public static final Parameter<String> TLSMGR_SERVICE_NAME =
      Parameter.nonEmptyText("tlsmgr_service_name", "tlsmgr").since("2.11").notYet();

  public static final Parameter<String> TLS_SESSION_TICKET_CIPHER =
      Parameter.text("tls_session_ticket_cipher", "aes-256-cbc").since("3.0").notYet();

  public static final Parameter<String> OPENSSL_PATH =
      Parameter.nonEmptyText("openssl_path", "openssl")
          .since("3.1")
          .noEffect("nothing calls openssl(1)");

  public static final Parameter<Integer> TLS_DAEMON_RANDOM_BYTES =
      Parameter.integer("tls_daemon_random_bytes", "32", 1, 0)
          .since("2.2")
          .noEffect("the TLS library seeds itself");

  public static final Parameter<Boolean> TLS_APPEND_DEFAULT_CA =
      Parameter.yesNo("tls_append_default_CA", "no").since("2.4").notYet();

  public static final Parameter<Boolean> TLS_LEGACY_PUBLIC_KEY_FINGERPRINTS =
      Parameter.yesNo("tls_legacy_public_key_fingerprints", "no").since("2.9").notYet();

  public static final Parameter<Boolean> TLS_PREEMPT_CIPHERLIST =
      Parameter.yesNo("tls_preempt_cipherlist", "no")
          .since("2.8")
          .partly("TLS 1.3 suites keep the order of the TLS library");

  public static final Parameter<Boolean> TLS_WILDCARD_MATCHES_MULTIPLE_LABELS =
      Parameter.yesNo("tls_wildcard_matches_multiple_labels", "yes").since("2.11").notYet();

  public static final Parameter<Boolean> TLS_FAST_SHUTDOWN_ENABLE =
      Parameter.yesNo("tls_fast_shutdown_enable", "yes").since("3.4");

  public static final Parameter<String> TLS_SERVER_SNI_MAPS =
      Parameter.text("tls_server_sni_maps", "").since("3.4").notYet();

  private TlsLibraryParameters() {}
}
