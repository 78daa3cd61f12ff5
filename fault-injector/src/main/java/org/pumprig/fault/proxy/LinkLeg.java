package org.pumprig.fault.proxy;

import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;

/**
 * A link as a leg. Links know no half-closed connections: a finished leg is closed, and a peer that
 * finished is gone. Nor can their reading be paused.
 */
final class LinkLeg implements Leg<byte[]> {
  private final Link link;
  private boolean dead;

  LinkLeg(Link link) {
    this.link = link;
  }

  /** Opens the link of a pump that connected. */
  void openAsPump(Connection<byte[]> connection) {
    link.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> {}
            case LinkEvent.Received received -> {
              if (!dead) {
                connection.pumpRead(received.bytes());
              }
            }
            case LinkEvent.Closed closed -> pumpClosed(connection, closed);
          }
        });
  }

  private void pumpClosed(Connection<byte[]> connection, LinkEvent.Closed closed) {
    if (dead) {
      return;
    }
    dead = true;
    switch (closed.reason()) {
      case OWN -> connection.pumpClosed();
      case PEER -> {
        connection.pumpFinished();
        connection.pumpClosed();
      }
      case REFUSED, RESET, TIMED_OUT, FAILED -> connection.pumpReset();
    }
  }

  /** Opens the link to the gateway. */
  void openAsGateway(Connection<byte[]> connection) {
    boolean[] opened = {false};
    link.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> {
              opened[0] = true;
              if (!dead) {
                connection.gatewayConnected(this);
              }
            }
            case LinkEvent.Received received -> {
              if (!dead) {
                connection.gatewayRead(received.bytes());
              }
            }
            case LinkEvent.Closed closed -> {
              if (!opened[0] && !dead) {
                dead = true;
                connection.gatewayFailed(closed.reason() + " " + closed.detail());
              } else {
                gatewayClosed(connection, closed);
              }
            }
          }
        });
  }

  private void gatewayClosed(Connection<byte[]> connection, LinkEvent.Closed closed) {
    if (dead) {
      return;
    }
    dead = true;
    switch (closed.reason()) {
      case OWN -> connection.gatewayClosed();
      case PEER -> {
        connection.gatewayFinished();
        connection.gatewayClosed();
      }
      case REFUSED, RESET, TIMED_OUT, FAILED -> connection.gatewayReset();
    }
  }

  @Override
  public void write(byte[] payload, @Nullable Runnable written) {
    link.send(payload);
    if (written != null) {
      written.run();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void finish(Runnable done) {
    link.close();
    done.run();
  }

  @Override
  public void close() {
    dead = true;
    link.close();
  }

  @Override
  public void reset() {
    if (!dead) {
      dead = true;
      link.abort();
    }
  }

  @Override
  public void reading(boolean on) {}

  @Override
  public boolean writable() {
    return true;
  }
}
