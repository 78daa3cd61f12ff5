package org.pumprig.host;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** The user's SSH agent behind its UNIX socket: it signs, keys never leave it; not forwarded. */
final class SshAgentSocket extends AbstractAgentProxy {
  private static final int MOST_ANSWER_BYTES = 256 * 1024;

  private final SocketChannel socket;

  private SshAgentSocket(SocketChannel socket) {
    super(null);
    this.socket = socket;
  }

  /** Connects to the agent for each session. */
  record Factory(Path path) implements SshAgentFactory {
    @Override
    public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
      return List.of();
    }

    @Override
    public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
      return new SshAgentSocket(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }

    @Override
    public SshAgentServer createServer(ConnectionService service) throws IOException {
      throw new IOException("the agent is not forwarded");
    }
  }

  @Override
  protected synchronized Buffer request(Buffer buffer) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
    while (out.hasRemaining()) {
      socket.write(out);
    }
    int length = read(4).getInt(0);
    if (length < 1 || length > MOST_ANSWER_BYTES) {
      throw new IOException("the SSH agent answers " + length + " bytes");
    }
    return new ByteArrayBuffer(read(length).array());
  }

  private ByteBuffer read(int length) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(length);
    while (in.hasRemaining()) {
      if (socket.read(in) < 0) {
        throw new IOException("the SSH agent hung up");
      }
    }
    return in;
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    super.close();
  }
}
