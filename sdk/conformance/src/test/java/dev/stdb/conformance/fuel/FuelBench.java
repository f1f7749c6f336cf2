package dev.stdb.conformance.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The twin of {@code benchmarks} against the original in optimised Rust, call by call on one fresh database. Fuel is exact, so no
 * clock is needed. {@code ./mvnw -Dquick -Pbench -pl sdk/conformance test} prints the table.
 */
class FuelBench {
    /** A call that succeeds in both languages. */
    private record Call(String reducer, long rust, long java) {
        double ratio() {
            return (double) java / rust;
        }

        String line() {
            return "%8.3f %,12d %,12d  %s".formatted(ratio(), java, rust, reducer);
        }
    }

    @Test
    void everyCallOfTheRecording() {
        byte[] wasm = BuiltModules.wasm("benchmarks");
        List<Call> calls = measured(new CountingHost(wasm));
        System.out.println("benchmarks: " + wasm.length + " bytes");
        System.out.println("   ratio         java         rust  reducer");
        calls.forEach(call -> System.out.println(call.line()));
        double mean = Math.exp(calls.stream()
                .mapToDouble(call -> Math.log(call.ratio()))
                .average()
                .orElseThrow());
        double worst = calls.stream().mapToDouble(Call::ratio).max().orElseThrow();
        System.out.printf(Locale.ROOT, "geometric mean %.3f, worst %.3f, of %d calls%n", mean, worst, calls.size());
    }

    /** Calls that panic in the original must fail here too; they have no fuel to compare. */
    private static List<Call> measured(CountingHost host) {
        List<Call> calls = new ArrayList<>();
        for (JsonNode line : Golden.lines("fuel.jsonl")) {
            String reducer = line.get("reducer").asString();
            var outcome = host.call(reducer, line.get("args").toString());
            if (line.has("error")) {
                assertThat(outcome).as(reducer).isInstanceOf(CountingHost.Outcome.Failed.class);
            } else if (outcome instanceof CountingHost.Outcome.Took(long fuel)) {
                calls.add(new Call(reducer, line.get("fuel").asLong(), fuel));
            } else {
                throw new AssertionError(reducer + " fails: " + outcome);
            }
        }
        return calls;
    }
}
