package org.jtlsproxy.tls;

import java.util.Optional;

/** The names of Postfix's cipher lists, see smtpd_tls_mandatory_ciphers in postconf(5). */
public enum CipherGrade {
  /** tls_high_cipherlist. */
  HIGH,
  /** tls_medium_cipherlist. */
  MEDIUM,
  /** tls_low_cipherlist. */
  LOW,
  /** tls_export_cipherlist. */
  EXPORT,
  /** tls_null_cipherlist. */
  NULL;

  /** The grade of this name, in whatever case. */
  public static Optional<CipherGrade> parse(String name) {
    for (CipherGrade grade : values()) {
      if (grade.name().equalsIgnoreCase(name)) {
        return Optional.of(grade);
      }
    }
    return Optional.empty();
  }
}
