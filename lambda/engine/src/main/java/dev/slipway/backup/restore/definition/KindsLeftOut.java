package dev.slipway.backup.restore.definition;

import dev.slipway.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;

/** Says what of a backup is not restored because its kind is left out. */
public final class KindsLeftOut {

  private static final int SHOWN = 5;

  private KindsLeftOut() {}

  /** One sentence a kind that was named. */
  public static List<String> of(RightsFilter filter, List<Definition> definitions) {
    List<String> told = new ArrayList<>();
    for (String kind : filter.skip().stream().sorted().toList()) {
      List<String> left =
          definitions.stream()
              .filter(one -> StatementKind.of(one.words()).contains(kind))
              .map(Definition::subject)
              .toList();
      told.add(left.isEmpty() ? nothing(kind) : "left out (" + kind + "): " + names(left));
    }
    return told;
  }

  private static String nothing(String kind) {
    return kind.equals(DumpSetting.KIND) || kind.equals(Definition.LEAKPROOF)
        ? "left out (" + kind + "): wherever it is said"
        : "nothing was left out as " + kind + ": the backup holds no such definition";
  }

  private static String names(List<String> all) {
    String some = String.join("; ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? some + "; and " + (all.size() - SHOWN) + " more" : some;
  }
}
