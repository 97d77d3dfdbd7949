package dev.slipway.postgres;

import java.io.IOException;

/** Uses the socket of a session without the driver. */
@FunctionalInterface
public interface SocketLoan<R> {

  /** Uses it. An interrupt ends that. */
  R use() throws IOException, InterruptedException;
}
