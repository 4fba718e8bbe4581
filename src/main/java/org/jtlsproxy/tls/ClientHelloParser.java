package org.jtlsproxy.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a ClientHello message (RFC 8446 section 4.1.2). Every vector must fill its place
 * exactly; nothing is read outside the message.
 */
final class ClientHelloParser {
  private static final int RANDOM_LENGTH = 32;
  private static final int SESSION_ID_LIMIT = 32;
  private static final int SERVER_NAME = 0;
  private static final int HOST_NAME = 0;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int KEY_SHARE = 51;

  private List<Integer> supportedVersions = List.of();
  private List<Integer> signatureAlgorithms = List.of();
  private List<Integer> supportedGroups = List.of();
  private List<Integer> keyShareGroups = List.of();
  private String serverName = "";

  private ClientHelloParser() {}

  /** The message, or empty if it breaks a rule of its own syntax. */
  static Optional<ClientHello> parse(ByteBuffer body) {
    try {
      return Optional.of(new ClientHelloParser().clientHello(new TlsVector(body)));
    } catch (TlsVector.MalformedVectorException e) {
      return Optional.empty();
    }
  }

  private ClientHello clientHello(TlsVector body) throws TlsVector.MalformedVectorException {
    int legacyVersion = body.uint16();
    body.skip(RANDOM_LENGTH);
    int sessionIdLength = body.vector8().remaining();
    List<Integer> cipherSuites = body.vector16().uint16s();
    TlsVector compressionMethods = body.vector8();
    if (sessionIdLength > SESSION_ID_LIMIT || compressionMethods.isEmpty()) {
      throw new TlsVector.MalformedVectorException();
    }
    // A client of TLS 1.2 or older may leave the extensions out altogether.
    if (!body.isEmpty()) {
      readExtensions(body.vector16());
    }
    body.requireEmpty();
    return new ClientHello(
        legacyVersion,
        sessionIdLength,
        cipherSuites,
        supportedVersions,
        signatureAlgorithms,
        supportedGroups,
        keyShareGroups,
        serverName);
  }

  private void readExtensions(TlsVector extensions) throws TlsVector.MalformedVectorException {
    Set<Integer> seen = new HashSet<>();
    while (!extensions.isEmpty()) {
      int type = extensions.uint16();
      TlsVector data = extensions.vector16();
      if (!seen.add(type)) {
        throw new TlsVector.MalformedVectorException();
      }
      switch (type) {
        case SERVER_NAME -> serverName = hostName(data);
        case SUPPORTED_GROUPS -> supportedGroups = data.vector16().uint16s();
        case SIGNATURE_ALGORITHMS -> signatureAlgorithms = data.vector16().uint16s();
        case SUPPORTED_VERSIONS -> supportedVersions = data.vector8().uint16s();
        case KEY_SHARE -> keyShareGroups = keyShares(data.vector16());
        default -> data.skip(data.remaining());
      }
      data.requireEmpty();
    }
  }

  /** RFC 6066 section 3: a list that has at most one name of each type, and only one type. */
  private static String hostName(TlsVector data) throws TlsVector.MalformedVectorException {
    TlsVector list = data.vector16();
    if (list.uint8() != HOST_NAME) {
      throw new TlsVector.MalformedVectorException();
    }
    TlsVector name = list.vector16();
    if (name.isEmpty()) {
      throw new TlsVector.MalformedVectorException();
    }
    list.requireEmpty();
    return name.text(StandardCharsets.ISO_8859_1);
  }

  private static List<Integer> keyShares(TlsVector shares)
      throws TlsVector.MalformedVectorException {
    List<Integer> groups = new ArrayList<>();
    while (!shares.isEmpty()) {
      groups.add(shares.uint16());
      TlsVector key = shares.vector16();
      key.skip(key.remaining());
    }
    return groups;
  }
}
