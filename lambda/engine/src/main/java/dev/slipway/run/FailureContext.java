package dev.slipway.run;

import dev.slipway.migration.Script;
import dev.slipway.sql.RoutineDefinition;
import dev.slipway.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions that were running when a statement failed, as the server tells them (PostgreSQL
 * manual, chapter 54.8, field W). The SQL texts and rows that it tells too are left out: they may
 * hold secrets, as may the literals of an expression.
 */
final class FailureContext {

  private static final int MOST = 10;

  /** Some languages put a word or the line before the name of the function's language. */
  private static final Pattern FRAME =
      Pattern.compile("[\\p{L}\\d ]{0,40}PL/\\S+.*|SQL.function .*");

  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'?");

  /** A name with its arguments, or a DO block, and the line: {@code f(integer) line 6 at RAISE}. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?:((?:\"[^\"]+\"|[^\\s\"»«„“()])+)\\([^()]*\\)|inline_code_block)\\D+?(\\d+)");

  private static final Pattern LAST_PART = Pattern.compile("(?:\"([^\"]+)\"|([^\".]+))$");

  private final Script script;
  private final Statement statement;

  FailureContext(Script script, Statement statement) {
    this.script = script;
    this.statement = statement;
  }

  /** The innermost first; each with its place in the file where the file defines it. */
  List<String> of(String where) {
    return where
        .lines()
        .filter(line -> FRAME.matcher(line).matches())
        .filter(line -> !isCheckOfOurs(line))
        .limit(MOST)
        .map(line -> LITERAL.matcher(line).replaceAll("'...'") + place(line))
        .toList();
  }

  /** A VERIFY runs in a block that we have put around it. */
  private boolean isCheckOfOurs(String line) {
    return line.contains("inline_code_block") && !statement.words().starts("DO");
  }

  private String place(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.find()) {
      return "";
    }
    String name = found.group(1);
    Optional<Integer> start =
        name == null ? RoutineDefinition.bodyOf(statement) : definitionOf(name);
    int number = Integer.parseInt(found.group(2));
    return start
        .map(offset -> script.position(offset).line() + number - 1)
        .map(inFile -> " (" + script.origin() + ":" + inFile + ")")
        .orElse("");
  }

  /** Where the body begins; not told when the file defines several of that name. */
  private Optional<Integer> definitionOf(String name) {
    String last = lastPart(name);
    List<Integer> bodies =
        script.statements().stream()
            .filter(other -> RoutineDefinition.nameOf(other).filter(last::equals).isPresent())
            .flatMap(other -> RoutineDefinition.bodyOf(other).stream())
            .toList();
    return bodies.size() == 1 ? Optional.of(bodies.get(0)) : Optional.empty();
  }

  private static String lastPart(String name) {
    Matcher part = LAST_PART.matcher(name);
    if (!part.find()) {
      return name;
    }
    return part.group(1) == null ? part.group(2) : part.group(1);
  }
}
