package dev.slipway.psql;

import java.util.Map;
import java.util.Set;

/** What to write instead of the commands that are refused, and those that change nothing. */
final class Instead {

  private static final String PROGRAM =
      "runs a program. Run it in the job, before or after, and give what it answers to up with --set-env";
  private static final String EDITOR = "opens an editor. Write the text into the file";
  private static final String PIPELINE =
      "is about how psql talks to the server. Take it out: the statements are the same without";
  private static final String PARAMETERS =
      "sends parameters apart. Write the values into the statement";

  private static final String CONNECT =
      "goes to another database; a run is about one. Give each database a folder of its own, and"
          + " run up with --url for each";

  private static final String QUIT =
      "ends the file here, and what stands below would never run. Take out what stands below,"
          + " or \\q itself where nothing does";

  private static final Map<String, String> OF =
      Map.ofEntries(
          Map.entry(
              "gset",
              "puts an answer into a variable. Use a DO block with SELECT ... INTO, or \\gexec for"
                  + " a statement made of the answer"),
          Map.entry("gdesc", "only describes its query. Take both out, or write ; for it"),
          Map.entry("watch", "repeats its query. Write ; for it, or a loop in a DO block"),
          Map.entry("connect", CONNECT),
          Map.entry("c", CONNECT),
          Map.entry("q", QUIT),
          Map.entry("quit", QUIT),
          Map.entry("!", PROGRAM),
          Map.entry("cd", "changes the folder of psql. Write the path with \\ir folder/name.sql"),
          Map.entry("setenv", "sets a variable for programs. Use \\set name value, and :name"),
          Map.entry("getenv", "reads the environment. Use ${name}, and --set-env name of up"),
          Map.entry(
              "prompt", "asks somebody. Use ${name}, and --set name=value or --set-env name of up"),
          Map.entry(
              "password",
              "asks somebody. Use ALTER ROLE ... PASSWORD '${name}', and --set-env name of up"),
          Map.entry("w", "writes a file. Take it out: the statement stands in this one"),
          Map.entry("write", "writes a file. Take it out: the statement stands in this one"),
          Map.entry("e", EDITOR),
          Map.entry("edit", EDITOR),
          Map.entry("ef", EDITOR),
          Map.entry("ev", EDITOR),
          Map.entry("bind", PARAMETERS),
          Map.entry("bind_named", PARAMETERS),
          Map.entry("parse", "prepares a statement. Use PREPARE name AS ..."),
          Map.entry("close", "drops a prepared statement. Use DEALLOCATE name"),
          Map.entry("close_prepared", "drops a prepared statement. Use DEALLOCATE name"),
          Map.entry("startpipeline", PIPELINE),
          Map.entry("endpipeline", PIPELINE),
          Map.entry("syncpipeline", PIPELINE),
          Map.entry("sendpipeline", "sends a statement. Write ; for it"),
          Map.entry("flush", PIPELINE),
          Map.entry("flushrequest", PIPELINE),
          Map.entry("getresults", PIPELINE),
          Map.entry(
              "lo_import", "reads a file into the server. Use SELECT lo_from_bytea(0, '\\x...')"),
          Map.entry("lo_export", "writes a file. Use psql for it, before or after"),
          Map.entry("lo_unlink", "drops a large object. Use SELECT lo_unlink(oid)"));

  /** They show something, or say how it is shown. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "timing",
          "restrict",
          "unrestrict",
          "x",
          "pset",
          "t",
          "a",
          "f",
          "H",
          "html",
          "T",
          "tableattr",
          "p",
          "print",
          "conninfo",
          "copyright",
          "errverbose",
          "h",
          "help",
          "?",
          "l",
          "list",
          "z",
          "sf",
          "sv",
          "s",
          "lo_list",
          "C");

  private Instead() {}

  /** True for a command that shows something, or says how it is shown, and changes nothing. */
  static boolean hasNoEffect(String name) {
    String plain = name.replaceFirst("[+Sx]+$", "");
    return WITHOUT_EFFECT.contains(name)
        || WITHOUT_EFFECT.contains(plain)
        || name.matches("d[a-zA-Z]*[+Sx]*");
  }

  /** What to do about a command that is not understood. */
  static String text(String name) {
    return OF.getOrDefault(name, "is no command of psql. Write what it is to do as SQL");
  }
}
