package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;

/** What helps where the server cannot do with files of its own machine what it is told to do. */
final class FileRemedies {

  /** COPY, foreign tables of files, large objects, and the functions that read files. */
  private static final String[] READERS = {
    "BeginCopyFrom",
    "BeginCopyTo",
    "read_binary_file",
    "pg_stat_file",
    "ReadDirExtended",
    "lo_import_internal",
    "be_lo_import",
    "be_lo_export"
  };

  private static final String TABLESPACE = "create_tablespace_directories";

  private static final String ELSEWHERE =
      ": the path is one of the database server's machine, for the user that the server runs as; to"
          + " bring rows along, put them into {script} (COPY ... FROM stdin); and {again}";

  private static final List<Remedy> ALL =
      List.of(
          on("58P01").in(READERS).next("put the file there" + ELSEWHERE),
          on("42501")
              .in(READERS)
              .saying("^(?!.*pg_(?:read|write|execute)_)")
              .next("let the server's user at the file" + ELSEWHERE),
          on("58P01")
              .in(TABLESPACE)
              .next(
                  "make that folder on the database server's machine, owned by the user that the"
                      + " server runs as, and {again}"),
          on("42501")
              .in(TABLESPACE)
              .next("make that folder belong to the user that the server runs as, and {again}"),
          on("F0000")
              .in(
                  "NIImportDictionary",
                  "NIImportAffixes",
                  "NIImportOOAffixes",
                  "dsynonym_init",
                  "thesaurusRead",
                  "readstoplist",
                  "initTrie")
              .next(
                  "put that file into the folder tsearch_data of the server (its package; where"
                      + " the server is hosted, it cannot be), or choose a dictionary that is"
                      + " there, and {again}"));

  private FileRemedies() {}

  static List<Remedy> all() {
    return ALL;
  }
}
