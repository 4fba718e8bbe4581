package org.jtlsproxy.tls;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** The list of key exchange groups in tls_eecdh_auto_curves, see postconf(5). */
public final class GroupList {
  /** Where a list of an administrator leaves nothing, as OpenSSL's own defaults are there. */
  private static final List<NamedGroup> DEFAULT =
      List.of(
          NamedGroup.X25519MLKEM768,
          NamedGroup.X25519,
          NamedGroup.P256,
          NamedGroup.P521,
          NamedGroup.P384);

  private static final String SEPARATORS = ", \t\r\n";

  /**
   * The names that Postfix on OpenSSL 3.0 takes, and that the engine has not: nothing is wrong with
   * a list that has them.
   */
  private static final String ELSEWHERE =
      " X448 ffdhe2048 ffdhe3072 ffdhe4096 ffdhe6144 ffdhe8192"
          + " P-192 P-224 K-163 K-233 K-283 K-409 K-571 B-163 B-233 B-283 B-409 B-571"
          + " secp112r1 secp112r2 secp128r1 secp128r2 secp160k1 secp160r1 secp160r2 secp192k1"
          + " secp224k1 secp224r1 secp256k1 prime192v1 prime192v2 prime192v3 prime239v1 prime239v2"
          + " prime239v3 sect113r1 sect113r2 sect131r1 sect131r2 sect163k1 sect163r1 sect163r2"
          + " sect193r1 sect193r2 sect233k1 sect233r1 sect239k1 sect283k1 sect283r1 sect409k1"
          + " sect409r1 sect571k1 sect571r1 c2pnb163v1 c2pnb163v2 c2pnb163v3 c2pnb176v1 c2tnb191v1"
          + " c2tnb191v2 c2tnb191v3 c2pnb208w1 c2tnb239v1 c2tnb239v2 c2tnb239v3 c2pnb272w1"
          + " c2pnb304w1 c2tnb359v1 c2pnb368w1 c2tnb431r1 wap-wsg-idm-ecid-wtls1"
          + " wap-wsg-idm-ecid-wtls3 wap-wsg-idm-ecid-wtls4 wap-wsg-idm-ecid-wtls5"
          + " wap-wsg-idm-ecid-wtls6 wap-wsg-idm-ecid-wtls7 wap-wsg-idm-ecid-wtls8"
          + " wap-wsg-idm-ecid-wtls9 wap-wsg-idm-ecid-wtls10 wap-wsg-idm-ecid-wtls11"
          + " wap-wsg-idm-ecid-wtls12 Oakley-EC2N-3 Oakley-EC2N-4 brainpoolP160r1 brainpoolP160t1"
          + " brainpoolP192r1 brainpoolP192t1 brainpoolP224r1 brainpoolP224t1 brainpoolP256r1"
          + " brainpoolP256t1 brainpoolP320r1 brainpoolP320t1 brainpoolP384r1 brainpoolP384t1"
          + " brainpoolP512r1 brainpoolP512t1 SM2 ";

  private GroupList() {}

  /**
   * The groups that hold when the parameter has its default value: X25519MLKEM768, and those of the
   * default that the engine has.
   */
  public static List<NamedGroup> defaults() {
    return DEFAULT;
  }

  /**
   * Reads an administrator's own list. A list without any known name is as good as none, and one
   * whose groups the engine lacks is warned about; either way the defaults hold, as in Postfix.
   *
   * @param warnings receives the text after {@code warning: }
   * @return at least one group, in the order of the list, none twice
   */
  public static List<NamedGroup> parse(String list, Consumer<String> warnings) {
    List<NamedGroup> groups = new ArrayList<>();
    boolean elsewhere = false;
    int at = 0;
    while (at < list.length()) {
      int end = at;
      while (end < list.length() && SEPARATORS.indexOf(list.charAt(end)) < 0) {
        end++;
      }
      if (end > at) {
        String name = list.substring(at, end);
        NamedGroup group = NamedGroup.ofConfiguredName(name).orElse(null);
        if (group != null) {
          if (!groups.contains(group)) {
            groups.add(group);
          }
        } else if (ELSEWHERE.contains(" " + name + " ")) {
          elsewhere = true;
        } else {
          warnings.accept("ignoring unknown ECDHE curve \"" + name + "\"");
        }
      }
      at = end + 1;
    }
    if (!groups.isEmpty()) {
      return Collections.unmodifiableList(groups);
    }
    if (elsewhere) {
      warnings.accept("none of the configured ECDHE curves are supported");
    }
    return DEFAULT;
  }
}
