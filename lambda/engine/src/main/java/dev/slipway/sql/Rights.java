package dev.slipway.sql;

import java.util.Set;

/** Statements that say whose something is, or who may do what with it. */
public final class Rights {

  private Rights() {}

  /** True for ALTER ... OWNER TO. */
  public static boolean givesOwner(StatementWords words) {
    return words.starts("ALTER") && words.contains("OWNER", "TO");
  }

  /** True for GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
  public static boolean givesPrivileges(StatementWords words) {
    return words.starts("GRANT")
        || words.starts("REVOKE")
        || words.starts("ALTER", "DEFAULT", "PRIVILEGES");
  }

  /** True for a comment on an extension, which only its owner may write. */
  public static boolean isOfExtension(StatementWords words) {
    return words.starts("COMMENT", "ON", "EXTENSION");
  }

  /** True for a statement that needs its roles to exist. */
  public static boolean namesRoles(StatementWords words) {
    return givesOwner(words)
        || givesPrivileges(words)
        || words.starts("ALTER", "ROLE")
        || words.starts("CREATE", "POLICY")
        || words.starts("CREATE", "USER", "MAPPING");
  }

  /** True when a statement ends with this name, as it is stored. */
  public static boolean isLast(StatementWords words, String role) {
    return Names.folded(words.at(words.size() - 1)).equals(role);
  }

  /** True when one of some roles is named somewhere in the statement. */
  public static boolean namesOne(StatementWords words, Set<String> roles) {
    return roles.stream().anyMatch(role -> names(words, role));
  }

  /** True when a role of this name, as it is stored, is named somewhere in the statement. */
  public static boolean names(StatementWords words, String role) {
    for (int i = 0; i < words.size(); i++) {
      if (Names.folded(words.at(i)).equals(role)) {
        return true;
      }
    }
    return false;
  }
}
