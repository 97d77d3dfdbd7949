package dev.slipway.transfer.check;

import dev.slipway.migration.Script;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.TextPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A check that a team has written: each row that its queries answer is wrong.
 *
 * @param file its name for messages
 * @param meaning what the comment at its beginning says, empty for nothing
 * @param script its statements
 * @param problem why it cannot be run, null where it can
 */
public record OwnCheck(String file, String meaning, Script script, @Nullable String problem) {

  private static final String COMMENT = "--";

  /** The check in a file's text. */
  public static OwnCheck of(String file, String text) {
    try {
      return new OwnCheck(file, meaning(text), Script.stored(file, text), null);
    } catch (SqlSyntaxException e) {
      return broken(file + ":" + TextPosition.of(text, e.offset()), String.valueOf(e.getMessage()));
    }
  }

  /** One that cannot be read. */
  public static OwnCheck broken(String file, String problem) {
    return new OwnCheck(file, "", Script.stored(file, ""), problem);
  }

  private static String meaning(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.replaceFirst("^\uFEFF", "").strip().lines().toList()) {
      if (!line.strip().startsWith(COMMENT)) {
        break;
      }
      lines.add(line.strip().replaceFirst("^-+", "").strip());
    }
    return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
  }
}
