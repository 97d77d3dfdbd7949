package dev.slipway.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.definition.DefinitionReader;
import dev.slipway.backup.restore.definition.RightsFilter;
import dev.slipway.backup.restore.unit.RowsUnit;
import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.storage.DirectoryStorage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what waits for what in a restore. */
class RestorePlannerTest {

  /** As PostgreSQL writes these names: key words in quotes, though they need none to be stored. */
  private static final String BEFORE =
      """
      CREATE TABLE public."user" (id int NOT NULL);
      CREATE TABLE public."order" (id int NOT NULL, buyer int, thing int);
      CREATE TABLE public.thing (id int NOT NULL);
      CREATE TABLE public."Big" (id int NOT NULL);
      """;

  private static final String AFTER =
      """
      ALTER TABLE ONLY public."user" ADD CONSTRAINT user_pkey PRIMARY KEY (id);
      ALTER TABLE ONLY public.thing ADD CONSTRAINT thing_pkey PRIMARY KEY (id);
      ALTER TABLE ONLY public."Big" ADD CONSTRAINT big_pkey PRIMARY KEY (id);
      CREATE INDEX order_buyer ON public."order" USING btree (buyer);
      ALTER TABLE ONLY public."order" ADD CONSTRAINT order_buyer_fkey
        FOREIGN KEY (buyer) REFERENCES public."user"(id);
      ALTER TABLE ONLY public."order" ADD CONSTRAINT order_thing_fkey
        FOREIGN KEY (thing) REFERENCES public.thing(id);
      """;

  private static final String HASH = "0".repeat(64);

  private final List<Unit> units =
      planner()
          .plan(DefinitionReader.of("pre", BEFORE), DefinitionReader.of("post", AFTER), List.of())
          .stream()
          .flatMap(phase -> phase.units().stream())
          .toList();

  private static RestorePlanner planner() {
    List<Part> parts =
        List.of(
            rows("user", 0), rows("user", 1), rows("order", 0), rows("thing", 0), rows("Big", 0));
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            "test",
            "run",
            "test",
            "test",
            Compression.ZSTD,
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:01Z",
            new Origin("db", "18.0", "UTF8", "C", "C", "1", "0/0"),
            new MigrationState("public", null, List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            parts);
    StoredBackup backup = new StoredBackup(new DirectoryStorage(Path.of("none")), "b/", manifest);
    return new RestorePlanner(backup, new RightsFilter(true, true), Set.of(), bytes -> {});
  }

  private static Part rows(String table, int index) {
    String file = table + index;
    return new Part(file, Part.Kind.ROWS, "public", table, index, 1, 10, HASH, 10, HASH);
  }

  @Test
  void whateverIsWaitedForIsFilledByAnother() {
    Set<String> filled =
        units.stream().flatMap(unit -> unit.fills().stream()).collect(Collectors.toSet());
    Set<String> needed =
        units.stream().flatMap(unit -> unit.needs().stream()).collect(Collectors.toSet());
    assertThat(needed).isNotEmpty().isSubsetOf(filled);
  }

  @ParameterizedTest
  @CsvSource({
    "user_pkey, user0, user1",
    "big_pkey, Big0, Big0",
    "order_buyer ON, order0, order0",
    "order_buyer_fkey, order0, user1",
    "order_thing_fkey, order0, thing0",
    "VACUUM public.thing, thing0, thing0"
  })
  void whatIsBuiltWaitsForTheRows(String built, String first, String second) {
    for (String file : List.of(first, second)) {
      assertThat(waitedForBy(unit(built))).contains(unit(file));
    }
  }

  /** What a unit waits for, and what those wait for. */
  private Set<Unit> waitedForBy(Unit unit) {
    return units.stream()
        .filter(other -> !Collections.disjoint(other.fills(), unit.needs()))
        .flatMap(other -> Stream.concat(Stream.of(other), waitedForBy(other).stream()))
        .collect(Collectors.toSet());
  }

  @Test
  void tableOfOneFileIsWrittenAsIfItHadAlwaysBeenThere() {
    assertThat(units)
        .filteredOn(unit -> unit instanceof RowsUnit rows && rows.alone())
        .extracting(Unit::id)
        .containsExactlyInAnyOrder("order0", "thing0", "Big0");
  }

  private Unit unit(String text) {
    return units.stream()
        .filter(unit -> unit.id().equals(text) || unit.subject().contains(text))
        .findFirst()
        .orElseThrow();
  }
}
