package dev.slipway.transfer.rows;

import java.io.IOException;
import java.io.InputStream;

/** The text of a file, whatever it is stored in and compressed by. */
public interface FileText {

  /** Its name, for messages. */
  String name();

  /** The text from its beginning. Closing it closes all below. */
  InputStream open() throws IOException;
}
