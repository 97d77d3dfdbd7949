package dev.slipway.config;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** A connection that was made by a {@link Passage}. */
public interface Pipe extends Closeable {

  /**
   * Reads as a stream does.
   *
   * @param timeout milliseconds to wait for the first byte; zero for ever
   * @throws java.net.SocketTimeoutException when nothing has come by then; the next call may go on
   */
  int read(byte[] to, int offset, int length, int timeout) throws IOException;

  /** How many bytes can be read without waiting. */
  int available() throws IOException;

  /** Where to write. */
  OutputStream output();

  /** False when nothing more can come or go. */
  boolean isOpen();

  /** Closes it, from any thread; who reads or writes at that moment is told. */
  @Override
  void close() throws IOException;
}
