package dev.slipway.psql;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What to write instead of the commands that are refused, and those that change nothing. */
final class Alternatives {

  /** A line for each: its names, and what it does; then what to write. */
  private static final String REFUSED =
      """
      gset: puts an answer into a variable. Use a DO block with SELECT ... INTO, \
      or \\gexec for a statement made of the answer
      gdesc: only describes its query. Take both out, or write ; for it
      watch: repeats its query. Write ; for it, or a loop in a DO block
      c connect: goes to another database; a run is about one. \
      Give each database a folder of its own, and run up with --url for each
      q quit: ends the file here, and what stands below would never run. \
      Take out what stands below, or \\q itself where nothing does
      !: runs a program. Run it in the job, before or after, \
      and give what it answers to up with --set-env
      cd: changes the folder of psql. Write the path with \\ir folder/name.sql
      setenv: sets a variable for programs. Use \\set name value, and :name
      getenv: reads the environment. Use ${name}, and --set-env name of up
      prompt: asks somebody. Use ${name}, and --set name=value or --set-env name of up
      password: asks somebody. Use ALTER ROLE ... PASSWORD '${name}', and --set-env name of up
      w write: writes a file. Take it out: the statement stands in this one
      e edit ef ev: opens an editor. Write the text into the file
      bind bind_named: sends parameters apart. Write the values into the statement
      parse: prepares a statement. Use PREPARE name AS ...
      close close_prepared: drops a prepared statement. Use DEALLOCATE name
      startpipeline endpipeline syncpipeline flush flushrequest getresults: \
      is about how psql talks to the server. Take it out: the statements are the same without
      sendpipeline: sends a statement. Write ; for it
      lo_import: reads a file into the server. Use SELECT lo_from_bytea(0, '\\x...')
      lo_export: writes a file. Use psql for it, before or after
      lo_unlink: drops a large object. Use SELECT lo_unlink(oid)
      """;

  private static final Map<String, String> TEXTS = texts();

  /** They show something, or say how it is shown. */
  private static final Set<String> WITHOUT_EFFECT =
      words(
          """
          timing restrict unrestrict x pset t a f H html T tableattr p print conninfo copyright \
          errverbose h help ? l list z sf sv s lo_list C""");

  private Alternatives() {}

  private static Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    for (String line : REFUSED.lines().toList()) {
      int end = line.indexOf(": ");
      words(line.substring(0, end)).forEach(name -> texts.put(name, line.substring(end + 2)));
    }
    return texts;
  }

  private static Set<String> words(String line) {
    return Set.of(line.split(" "));
  }

  /** True for a command that shows something, or says how it is shown, and changes nothing. */
  static boolean hasNoEffect(String name) {
    String plain = name.replaceFirst("[+Sx]+$", "");
    return WITHOUT_EFFECT.contains(name)
        || WITHOUT_EFFECT.contains(plain)
        || name.matches("d[a-zA-Z]*[+Sx]*");
  }

  /** What to do about a command that is not understood. */
  static String text(String name) {
    return TEXTS.getOrDefault(name, "is no command of psql. Write what it is to do as SQL");
  }
}
