package dev.slipway.testing.proxy;

import dev.slipway.testing.proxy.QueryEvent.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a proxy has seen: the queries in order, and how many round trips there were. */
final class ProxyLog {

  private final List<Query> queries = new ArrayList<>();
  private int roundTrips;

  synchronized Query query(int connection, String sql) {
    Query query = new Query(queries.size() + 1, connection, sql);
    queries.add(query);
    return query;
  }

  synchronized void roundTrip() {
    roundTrips++;
  }

  synchronized int roundTrips() {
    return roundTrips;
  }

  synchronized List<String> texts(Predicate<Query> wanted) {
    return queries.stream().filter(wanted).map(Query::sql).toList();
  }

  synchronized void clear() {
    queries.clear();
    roundTrips = 0;
  }
}
