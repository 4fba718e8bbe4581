package org.jtlsproxy.tls;

import java.util.Optional;
import org.jtlsproxy.tls.cert.KeyKind;

/**
 * What a finished handshake came to: the source of Postfix's "TLS connection established" line and
 * of the TLS context that a client of the daemon gets. Key exchange and signatures are left out
 * unless the protocol is TLS 1.3, as Postfix 3.7 does.
 *
 * @param direction who connected to whom
 * @param trust how far the peer is known
 * @param namaddr the peer as it is logged, in lower case
 * @param serverName the SNI name that chose the server's certificate; empty if none did, and in the
 *     client role
 * @param protocol {@code TLSv1} to {@code TLSv1.3}
 * @param cipher the cipher suite
 * @param group the key exchange group; empty if there was none
 * @param serverSignature how the server proved who it is; {@link Signature#NONE} on resumption
 * @param clientSignature how the client did, if it did
 */
public record HandshakeSummary(
    Direction direction,
    Trust trust,
    String namaddr,
    String serverName,
    String protocol,
    Cipher cipher,
    Optional<NamedGroup> group,
    Signature serverSignature,
    Signature clientSignature) {

  /** Leaves out what Postfix does not know in older protocols. */
  public HandshakeSummary {
    if (!protocol.equals("TLSv1.3")) {
      group = Optional.empty();
      serverSignature = Signature.NONE;
      clientSignature = Signature.NONE;
    }
  }

  /** The role of this end. */
  public enum Direction {
    /** The TLS server. */
    FROM("from"),
    /** The TLS client. */
    TO("to");

    private final String word;

    Direction(String word) {
      this.word = word;
    }
  }

  /** The first word of the log line, see TLS_README. */
  public enum Trust {
    /** The peer showed no certificate. */
    ANONYMOUS("Anonymous"),
    /** It showed one that leads to no trusted authority. */
    UNTRUSTED("Untrusted"),
    /** It showed one that does. */
    TRUSTED("Trusted"),
    /** And that is for the name that was asked for. */
    VERIFIED("Verified");

    private final String word;

    Trust(String word) {
      this.word = word;
    }
  }

  /**
   * A cipher suite as it is logged.
   *
   * @param name OpenSSL's name
   * @param usedBits the secret bits of the key; 0 if not known
   * @param algorithmBits the bits that the algorithm takes; 0 if not known
   */
  public record Cipher(String name, int usedBits, int algorithmBits) {
    /** The suite that Java calls so; one that is not in the table keeps its name. */
    public static Cipher ofJavaName(String javaName) {
      Optional<CipherSuite> suite = CipherSuite.ofJavaName(javaName);
      return suite.isPresent()
          ? new Cipher(
              suite.get().openSslName(), suite.get().usedBits(), suite.get().algorithmBits())
          : new Cipher(javaName, 0, 0);
    }
  }

  /**
   * One end's signature.
   *
   * @param name the algorithm; empty for no signature
   * @param curve the curve of the key, or empty
   * @param bits the size of the key in bits, or 0
   * @param digest the digest, or empty if not known
   */
  public record Signature(String name, String curve, int bits, String digest) {
    /** No signature. */
    public static final Signature NONE = new Signature("", "", 0, "");

    /** What a key of this kind signed. */
    public static Signature of(KeyKind kind, String digest) {
      return new Signature(kind.signatureName(), kind.curveName(), kind.bits(), digest);
    }

    /** The key that signed: {@code RSA-PSS (2048 bits)}, {@code ECDSA (prime256v1)}, or empty. */
    public String logText() {
      if (!curve.isEmpty()) {
        return name + " (" + curve + ")";
      }
      return bits > 0 ? name + " (" + bits + " bits)" : name;
    }

    private void append(StringBuilder text, String end) {
      if (name.isEmpty()) {
        return;
      }
      text.append(' ').append(end).append("-signature ").append(logText());
      if (!digest.isEmpty()) {
        text.append(' ').append(end).append("-digest ").append(digest);
      }
    }
  }

  /** The attribute {@code key_exchange}. */
  public String keyExchange() {
    return group.isPresent() ? group.get().keyExchange() : "";
  }

  /** The attribute {@code key_exchange_curve}. */
  public String keyExchangeCurve() {
    return group.isPresent() ? group.get().curve() : "";
  }

  /** The attribute {@code key_exchange_bits}: always 0, the engine has no finite-field groups. */
  public int keyExchangeBits() {
    return 0;
  }

  /** The log line, without its severity. */
  public String logText() {
    StringBuilder text = new StringBuilder(200);
    text.append(trust.word)
        .append(" TLS connection established ")
        .append(direction.word)
        .append(' ')
        .append(namaddr);
    if (!serverName.isEmpty()) {
      text.append(" to ").append(serverName);
    }
    text.append(": ")
        .append(protocol)
        .append(" with cipher ")
        .append(cipher.name())
        .append(" (")
        .append(cipher.usedBits())
        .append('/')
        .append(cipher.algorithmBits())
        .append(" bits)");
    if (group.isPresent()) {
      text.append(" key-exchange ").append(group.get().logText());
    }
    serverSignature.append(text, "server");
    clientSignature.append(text, "client");
    return text.toString();
  }
}
