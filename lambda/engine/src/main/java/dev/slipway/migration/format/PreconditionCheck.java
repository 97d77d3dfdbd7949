package dev.slipway.migration.format;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A check of a precondition, which is asked no further than where it is decided. */
sealed interface PreconditionCheck {

  /** PL/pgSQL in one line: behind it, the variable {@code holds} is true or false. */
  String ask();

  /** The expression of what is told besides where it does not hold. */
  default String told() {
    return "''";
  }

  /** The first that does not hold decides; none hold all. */
  record And(List<PreconditionCheck> parts) implements PreconditionCheck {
    @Override
    public String ask() {
      return chain(parts, true, "IF holds THEN ");
    }
  }

  /** The first that holds decides; of none, none holds. */
  record Or(List<PreconditionCheck> parts) implements PreconditionCheck {
    @Override
    public String ask() {
      return chain(parts, false, "IF NOT holds THEN ");
    }
  }

  /** The other truth. */
  record Not(PreconditionCheck part) implements PreconditionCheck {
    @Override
    public String ask() {
      return part.ask() + "holds := NOT holds; ";
    }
  }

  /** What no server need be asked. */
  record Known(boolean holds) implements PreconditionCheck {
    @Override
    public String ask() {
      return "holds := " + holds + "; ";
    }
  }

  /** A query that answers with one value. */
  record Query(String sql, String expected) implements PreconditionCheck {

    /** Liquibase is told t and f of what is true and false, and PL/pgSQL the words. */
    private static final Map<String, String> WORDS = Map.of("t", "true", "f", "false");

    @Override
    public String ask() {
      String word = WORDS.get(expected);
      return "EXECUTE "
          + DollarQuotes.inOneLine("ask", sql.strip().replaceFirst(";\\s*$", ""))
          + " INTO answer; holds := COALESCE("
          + isAnswer(expected)
          + (word == null ? "" : " OR " + isAnswer(word))
          + ", false); ";
    }

    private static String isAnswer(String text) {
      return "answer OPERATOR(pg_catalog.=) " + DollarQuotes.inOneLine("value", text);
    }

    @Override
    public String told() {
      return "pg_catalog.concat(': it is ', answer, ', not ', "
          + DollarQuotes.inOneLine("value", expected)
          + ")";
    }
  }

  private static String chain(List<PreconditionCheck> parts, boolean ofNone, String goesOn) {
    return parts.isEmpty()
        ? new Known(ofNone).ask()
        : parts.stream().map(PreconditionCheck::ask).collect(Collectors.joining(goesOn))
            + "END IF; ".repeat(parts.size() - 1);
  }
}
