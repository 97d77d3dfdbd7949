package dev.slipway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.trace.Picture.HeldLock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests which of the locks that were seen from beside somebody waited for. */
class PictureTest {

  private static final Thing TABLE = thing(1, 1, "table");
  private static final Thing INDEX = thing(2, 1, "index");
  private static final Set<HeldLock> SEEN =
      Set.of(
          new HeldLock(1, LockMode.SHARE_UPDATE_EXCLUSIVE),
          new HeldLock(2, LockMode.ACCESS_EXCLUSIVE));

  /** As REINDEX CONCURRENTLY takes away the old one, when all plans have the new one. */
  @Test
  void nobodyWaitsForAnIndexThatIsGone() {
    Picture after = picture(TABLE).with(SEEN, picture(TABLE, INDEX));
    assertThat(after.locks()).containsExactly(new HeldLock(1, LockMode.SHARE_UPDATE_EXCLUSIVE));
  }

  @Test
  void anIndexThatIsThereIsWaitedFor() {
    Picture whole = picture(TABLE, INDEX);
    assertThat(whole.with(SEEN, whole).locks()).isEqualTo(SEEN);
  }

  @Test
  void withItsTableAllIsWaitedFor() {
    assertThat(picture().with(SEEN, picture(TABLE, INDEX)).locks()).isEqualTo(SEEN);
  }

  private static Picture picture(Thing... things) {
    return new Picture(Stream.of(things).collect(Collectors.toMap(Thing::key, t -> t)), Set.of());
  }

  private static Thing thing(long oid, long owner, String kind) {
    Thing.Key key = new Thing.Key("pg_class", oid, 0);
    return new Thing(key, owner, kind, kind, "", 0, 0, true);
  }
}
