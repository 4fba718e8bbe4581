package org.jtlsproxy.handoff;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.attr.AttributeListReader;
import org.jtlsproxy.attr.AttributeListSkipper;
import org.jtlsproxy.attr.ListScanner;
import org.jtlsproxy.attr.ScanLimits;
import org.jtlsproxy.attr.ScanResult;

/**
 * Reads a request from bytes that arrive in pieces of any size: one list, and in the client role a
 * second list with TLS settings. Once the outcome is not {@link Outcome.NeedMore}, every method
 * repeats it and consumes nothing.
 *
 * <p>Bytes that follow the request are not consumed. The caller drops those it has already read, as
 * tlsproxy(8) does: no client sends anything before it has seen the status.
 */
public final class RequestReader {
  private static final String STREAM_NAME = "plaintext";

  /** Trust anchors travel among the settings: each up to 65535 bytes, 87380 in base64. */
  private static final ScanLimits SETTINGS_LIMITS = new ScanLimits(128 * 1024, 4 * 1024 * 1024);

  private static final Outcome NEED_MORE = new Outcome.NeedMore();

  private final List<LogLine> logLines = new ArrayList<>();
  private ListScanner scanner =
      new AttributeListReader(STREAM_NAME, ReceivedRequest.SCHEMA, ScanLimits.DEFAULT);
  private @Nullable ReceivedRequest received;
  private boolean started;
  private Outcome outcome = NEED_MORE;

  /**
   * Takes bytes up to, at most, the end of the request; the buffer's position tells how many.
   *
   * @param bytes what the local client sent
   */
  public Outcome feed(ByteBuffer bytes) {
    started |= bytes.hasRemaining();
    while (outcome == NEED_MORE) {
      ScanResult result = scanner.feed(bytes);
      if (result instanceof ScanResult.NeedMore) {
        break;
      }
      outcome = outcomeOf(result, ErrorText.NO_ERROR);
    }
    return outcome;
  }

  /** The local client has closed the connection. */
  public Outcome endOfInput() {
    return readFailed(ErrorText.NO_ERROR);
  }

  /**
   * Reading from the local client failed.
   *
   * @param errorText strerror(3) of the error
   */
  public Outcome readFailed(String errorText) {
    if (outcome == NEED_MORE) {
      outcome = outcomeOf(scanner.endOfInput(), errorText);
    }
    return outcome;
  }

  /** {@link #timeLimit} seconds have passed since the last byte. */
  public Outcome timedOut() {
    if (outcome == NEED_MORE) {
      outcome = outcomeOf(scanner.timedOut(), ErrorText.TIMED_OUT);
    }
    return outcome;
  }

  /** Seconds that the next byte may take, counted afresh from every byte. */
  public int timeLimit() {
    return started ? TimeLimits.NEXT_BYTE : TimeLimits.FIRST_BYTE;
  }

  private Outcome outcomeOf(ScanResult result, String errorText) {
    if (result instanceof ScanResult.Complete complete) {
      complete.warning().ifPresent(this::warn);
      if (received != null) {
        return received.judge(logLines);
      }
      received = ReceivedRequest.of(complete.list());
      logLines.add(received.label().connect(received.flags()));
      if (!received.clientRole()) {
        return received.judge(logLines);
      }
      // Even a request that will be refused is read to its end: a client that is still writing
      // would get a broken pipe instead of the status.
      scanner = new AttributeListSkipper(STREAM_NAME, SETTINGS_LIMITS);
    } else if (result instanceof ScanResult.Malformed malformed) {
      malformed.warning().ifPresent(this::warn);
      String subject = received == null ? "request attributes" : "client TLS settings";
      warn(ReceivedRequest.FUNCTION + "receive " + subject + ": " + errorText);
      return new Outcome.Broken(
          Optional.ofNullable(received).map(ReceivedRequest::label), List.copyOf(logLines));
    }
    return NEED_MORE;
  }

  private void warn(String text) {
    logLines.add(LogLine.warning(text));
  }
}
