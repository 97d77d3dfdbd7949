package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DumpSetting;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Definitions that are made together, each under the settings that hold where it stands in the
 * dump. A server reads a whole text before it runs the first statement of it, so a text ends where
 * something is set.
 *
 * @param id of the first of them, also when it is left out
 * @param definitions those that are made; may be none
 */
public record StatementsUnit(String id, List<Definition> definitions) implements Unit {

  private static final String BREAKS_KEY = "23503";

  @Override
  public String subject() {
    return definitions.isEmpty() ? id : definitions.get(0).subject();
  }

  @Override
  public void run(Session session, String record) {
    run(session, List.of(), record);
  }

  /** The same with statements of ours in front, within the transaction. */
  void run(Session session, List<String> first, String record) {
    Texts texts = new Texts(session);
    texts.add("BEGIN", subject());
    first.forEach(sql -> texts.add(sql, subject()));
    List<DumpSetting> set = List.of();
    for (Definition definition : definitions) {
      set(texts, set, definition);
      set = definition.settings();
      texts.add(definition.sql(), definition.subject());
    }
    // What is ours is not done in the name of whoever passed a privilege on.
    set.stream().filter(DumpSetting::isRole).forEach(one -> texts.add(one.reset(), subject()));
    texts.add(record + "COMMIT", subject());
    texts.send();
  }

  @Override
  public Salvaged salvage(Session session, String record, SqlFailure failure) {
    Salvage salvage = Salvage.begin(session);
    salvage(salvage);
    return salvage.endAndNote(record);
  }

  /** One by one within a transaction; the settings of one that fails are rolled back with it. */
  void salvage(Salvage salvage) {
    List<DumpSetting> set = List.of();
    for (Definition definition : definitions) {
      String settings = settings(set, definition.settings());
      SqlFailure refused = salvage.attempt(settings + definition.sql());
      if (refused == null || keyIsLeftUnchecked(salvage, settings, definition, refused)) {
        set = definition.settings();
      } else {
        Definition usual = definition.keptAsUsual();
        SqlFailure still = usual.equals(definition) ? refused : asUsual(salvage, set, usual);
        if (still == null) {
          tellKept(salvage, definition, refused);
          set = usual.settings();
        } else {
          salvage.leave(definition.subject(), still);
        }
      }
    }
    salvage.attempt(settings(set, List.of()));
  }

  /** A tablespace or an access method that is not to be had keeps nothing from being there. */
  private static @Nullable SqlFailure asUsual(
      Salvage salvage, List<DumpSetting> set, Definition usual) {
    return salvage.attempt(settings(set, usual.settings()) + usual.sql());
  }

  private static void tellKept(Salvage salvage, Definition definition, SqlFailure refused) {
    if (definition.words().starts("CREATE")) {
      salvage.leave(Salvage.told(definition.subject(), refused) + "; it is there, kept as usual");
    }
  }

  /** Rows that break a foreign key keep it from being valid, and not from being there. */
  private static boolean keyIsLeftUnchecked(
      Salvage salvage, String settings, Definition definition, SqlFailure refused) {
    boolean unchecked =
        refused.sqlState().equals(BREAKS_KEY)
            && salvage.attempt(settings + definition.notValid().sql()) == null;
    if (unchecked) {
      salvage.leave(CheckUnit.left(definition, refused));
    }
    return unchecked;
  }

  private static String settings(List<DumpSetting> before, List<DumpSetting> after) {
    return DumpSetting.between(before, after).stream()
        .map(sql -> sql + ";\n")
        .collect(Collectors.joining());
  }

  private static void set(Texts texts, List<DumpSetting> before, Definition next) {
    List<String> changes = DumpSetting.between(before, next.settings());
    if (!changes.isEmpty()) {
      changes.forEach(sql -> texts.add(sql, next.subject()));
      texts.send();
    }
  }
}
