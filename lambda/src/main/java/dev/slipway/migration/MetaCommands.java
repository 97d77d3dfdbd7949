package dev.slipway.migration;

import dev.slipway.error.Problems;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** psql's own commands in a file: harmless ones are ignored with a note, others refused. */
final class MetaCommands {

  private static final Pattern IGNORED =
      Pattern.compile("\\\\(timing|echo|restrict|unrestrict|set[ \\t]+ON_ERROR_STOP)\\b.*");

  private MetaCommands() {}

  /** The notes on ignored commands; refused ones become problems. */
  static List<String> check(String file, ParsedText parsed, Problems problems) {
    List<String> notes = new ArrayList<>();
    for (Token command : parsed.metaCommands()) {
      String text = command.in(parsed.text()).strip();
      String where = file + ":" + TextPosition.of(parsed.text(), command.start());
      if (IGNORED.matcher(text).matches()) {
        notes.add(where + ": " + name(text) + " is a psql command and was ignored");
      } else {
        problems.add(
            where, name(text) + " is a psql command that has no meaning here. Take it out.");
      }
    }
    return notes;
  }

  private static String name(String command) {
    return command.split("\\s", 2)[0];
  }
}
