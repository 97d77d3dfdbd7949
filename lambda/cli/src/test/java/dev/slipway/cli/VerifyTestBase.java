package dev.slipway.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

/** A backup of rows, sequences, large objects and odd names, to be verified. */
abstract class VerifyTestBase extends StoreTestBase {

  String uri;
  Path backup;

  @BeforeEach
  void fillAndBackUp() throws Exception {
    done("up");
    db.execute(
        "INSERT INTO words (id, word) SELECT i, E'tab\\t, line\\n, end\\n\\\\.\\n' FROM"
            + " generate_series(2, 1000) i",
        "CREATE SEQUENCE \"odd;'name\"; CREATE TABLE columnless (); SELECT lo_create(700001)",
        "INSERT INTO columnless DEFAULT VALUES; INSERT INTO columnless DEFAULT VALUES",
        "CREATE TABLE \"semi;colon\"\" FROM stdin;\" (\"a;\nb\" int)",
        "INSERT INTO \"semi;colon\"\" FROM stdin;\" VALUES (1), (2), (3)",
        "SELECT lo_create(700002); COMMENT ON LARGE OBJECT 700002 IS 'it''s; SELECT'");
    uri = backUp();
    backup = folder(uri);
  }
}
