package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.handoff.Greeting;
import org.jtlsproxy.handoff.LogLine;
import org.jtlsproxy.handoff.Outcome;
import org.jtlsproxy.handoff.Request;
import org.jtlsproxy.handoff.RequestReader;
import org.jtlsproxy.handoff.Role;
import org.jtlsproxy.handoff.SessionLabel;
import org.jtlsproxy.handoff.Status;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.tls.ServerContext;

/** Greets the local client, reads its request and answers it. */
final class RequestPhase implements Phase {
  private final Holdings holdings;
  private final RequestReader reader = new RequestReader();
  private Optional<SessionLabel> label = Optional.empty();
  private boolean greeted;

  RequestPhase(Holdings holdings) {
    this.holdings = holdings;
  }

  @Override
  public SessionState state() {
    return SessionState.AWAIT_REQUEST;
  }

  @Override
  public int timeLimit() {
    return reader.timeLimit();
  }

  /** Says which protocol is spoken here. A client that does not listen finds out by itself. */
  private void greet() {
    greeted = true;
    try {
      write(Greeting.bytes());
    } catch (IOException e) {
      holdings.services().log().warning("write protocol attribute: " + e.getMessage());
    }
  }

  @Override
  public Step proceed(Ready ready) throws IOException {
    if (!greeted) {
      greet();
    }
    ByteBuffer input = holdings.buffers().plain().bytes().clear();
    Outcome outcome;
    try {
      int count = holdings.local().read(holdings.buffers().plain());
      if (count == StreamEnd.WOULD_BLOCK) {
        return Step.await(Interest.READ, Interest.NOTHING);
      }
      // What follows the request in the same read is lost, as in the C daemon: no client sends
      // anything before it has the status.
      outcome = count == StreamEnd.END ? reader.endOfInput() : reader.feed(input.flip());
    } catch (IOException e) {
      outcome = reader.readFailed(String.valueOf(e.getMessage()));
    }
    return judge(outcome);
  }

  private Step judge(Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Accepted accepted) {
      log(accepted.logLines());
      label = Optional.of(accepted.request().label());
      return answer(accepted.request());
    }
    if (outcome instanceof Outcome.Refused refused) {
      log(refused.logLines());
      label = Optional.of(refused.label());
      return refuse(refused.label());
    }
    if (outcome instanceof Outcome.Broken broken) {
      log(broken.logLines());
      label = broken.label();
      return Step.END;
    }
    holdings.idle().limit(timeLimit());
    return Step.await(Interest.READ, Interest.NOTHING);
  }

  private Step answer(Request request) throws IOException {
    Optional<ServerContext> context = holdings.services().server();
    if (request.role() != Role.SERVER || context.isEmpty()) {
      return refuse(request.label());
    }
    write(Status.READY.bytes());
    return new Step.Enter(new DescriptorPhase(holdings, request, context.get()));
  }

  private Step refuse(SessionLabel refused) throws IOException {
    write(Status.NOT_AVAILABLE.bytes());
    return new Step.Enter(new RefusedPhase(holdings, refused));
  }

  /** Writes with one call: postscreen(8) takes the first half of a message for a failure. */
  private void write(byte[] message) throws IOException {
    IoBuffer buffer = holdings.buffers().plain();
    buffer.bytes().clear().put(message).flip();
    holdings.local().write(buffer);
    if (buffer.bytes().hasRemaining()) {
      throw new IOException("no room for " + message.length + " bytes");
    }
  }

  @Override
  public void expired() {
    if (reader.timedOut() instanceof Outcome.Broken broken) {
      log(broken.logLines());
      label = broken.label();
    }
  }

  private void log(List<LogLine> lines) {
    Log log = holdings.services().log();
    for (LogLine line : lines) {
      SessionLog.write(log, line);
    }
  }

  @Override
  public Optional<SessionLabel> label() {
    return label;
  }
}
