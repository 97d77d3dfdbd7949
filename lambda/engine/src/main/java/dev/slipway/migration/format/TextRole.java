package dev.slipway.migration.format;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a named text of YAML is in XML. */
enum TextRole {
  /** An attribute of what it stands in. */
  ATTRIBUTE,
  /** The text of what it stands in. */
  TEXT,
  /** An element by itself. */
  ELEMENT;

  private static final Set<String> OF_CHANGELOG =
      Set.of("logicalfilepath", "objectquotingstrategy", "context", "contextfilter", "labels");

  private static final Set<String> OF_CHANGESET =
      Set.of(
          "id",
          "author",
          "context",
          "contextfilter",
          "labels",
          "dbms",
          "ignore",
          "created",
          "runalways",
          "alwaysrun",
          "runonchange",
          "runintransaction",
          "runorder",
          "runwith",
          "runwithspoolfile",
          "failonerror",
          "onvalidationfail",
          "logicalfilepath",
          "objectquotingstrategy");

  private static final Set<String> OF_CONDITIONS =
      Set.of("onfail", "onerror", "onfailmessage", "onerrormessage", "onsqloutput", "onupdatesql");

  /** What holds elements, with the attributes that it has besides. */
  private static final Map<String, Set<String>> HOLDERS =
      Map.of(
          "", Set.of(),
          "databasechangelog", OF_CHANGELOG,
          "changeset", OF_CHANGESET,
          "changes", Set.of(),
          "rollback", Set.of("changesetid", "changesetauthor", "changesetpath"),
          "preconditions", OF_CONDITIONS,
          "and", Set.of(),
          "or", Set.of(),
          "not", Set.of());

  /** By the names of the text and of what it stands in, in any case. */
  static TextRole of(String parent, String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    Set<String> attributes = HOLDERS.get(parent.toLowerCase(Locale.ROOT));
    if (attributes != null) {
      return attributes.contains(plain) ? ATTRIBUTE : ELEMENT;
    }
    return plain.equals("sql") ? TEXT : ATTRIBUTE;
  }
}
