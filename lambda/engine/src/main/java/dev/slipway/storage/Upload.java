package dev.slipway.storage;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An object that is being written, by one thread at a time. Closed without {@link #complete}, it
 * was never there. What goes wrong is a {@link StorageException}; after one, only closing is left.
 */
public abstract class Upload extends OutputStream {

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /** Makes the object appear, whole and durable; it can be called once. */
  public abstract void complete();
}
