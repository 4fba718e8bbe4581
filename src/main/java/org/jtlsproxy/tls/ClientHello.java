package org.jtlsproxy.tls;

import java.util.List;

/**
 * What a client offered in its first handshake message (RFC 8446 section 4.1.2, RFC 5246 section
 * 7.4.1.2). A list is empty when its extension was not sent.
 *
 * @param legacyVersion the version field of the message, such as 0x0303
 * @param sessionIdLength the length of the session id in octets, 0 to 32
 * @param cipherSuites the suite numbers in the client's order, signalling values included
 * @param supportedVersions the supported_versions extension (RFC 8446 section 4.2.1)
 * @param signatureAlgorithms the signature_algorithms extension (RFC 8446 section 4.2.3)
 * @param supportedGroups the supported_groups extension (RFC 8446 section 4.2.7, RFC 8422)
 * @param keyShareGroups the groups that the client sent a key for (RFC 8446 section 4.2.8)
 * @param serverName the host name of the server_name extension (RFC 6066 section 3), one character
 *     per octet as sent; empty when there was none
 */
public record ClientHello(
    int legacyVersion,
    int sessionIdLength,
    List<Integer> cipherSuites,
    List<Integer> supportedVersions,
    List<Integer> signatureAlgorithms,
    List<Integer> supportedGroups,
    List<Integer> keyShareGroups,
    String serverName) {

  /** Takes copies of the lists. */
  public ClientHello {
    cipherSuites = List.copyOf(cipherSuites);
    supportedVersions = List.copyOf(supportedVersions);
    signatureAlgorithms = List.copyOf(signatureAlgorithms);
    supportedGroups = List.copyOf(supportedGroups);
    keyShareGroups = List.copyOf(keyShareGroups);
  }

  /** Whether the client accepts this protocol version. */
  public boolean offers(int version) {
    return supportedVersions.isEmpty()
        ? version <= legacyVersion && version < 0x0304
        : supportedVersions.contains(version);
  }
}
