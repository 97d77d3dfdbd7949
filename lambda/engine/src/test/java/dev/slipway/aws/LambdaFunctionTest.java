package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** What is known of a call of a function that has failed. */
class LambdaFunctionTest {

  @Test
  void aCallThatWasNotConnectedWasNotSent() {
    assertThat(LambdaFunction.isNotSent(new SocketTimeoutException("Connect timed out"))).isTrue();
    assertThat(LambdaFunction.isNotSent(new NoRouteToHostException("no"))).isTrue();
    assertThat(LambdaFunction.isNotSent(new IOException("Premature EOF"))).isFalse();
  }

  @Test
  void oneWhoseAnswerDoesNotComeWasSent() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      socket.setSoTimeout(1);
      try {
        socket.getInputStream().read();
      } catch (SocketTimeoutException e) {
        assertThat(LambdaFunction.isNotSent(e)).isFalse();
      }
    }
  }
}
