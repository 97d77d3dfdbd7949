package dev.slipway.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A TCP socket with a {@link Screen} before it. */
final class ScreenedSocket extends Socket {

  private final Screen screen;

  ScreenedSocket(Screen screen) {
    this.screen = screen;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return screen.input(super.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return screen.output(super.getOutputStream());
  }
}
