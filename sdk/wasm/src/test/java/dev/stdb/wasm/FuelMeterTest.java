package dev.stdb.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

class FuelMeterTest {
    @Test
    void everyOperatorCostsOneButThoseThatOnlyShapeTheCode() {
        byte[] wasm = new Sample()
                .function("", "i32", 0x01, 0x02, 0x40, 0x41, 1, 0x1A, 0x0B, 0x41, 2, 0x41, 3, 0x6A, 0x0B)
                .bytes();
        var meter = new FuelMeter();
        var instance = Instance.builder(Parser.parse(wasm))
                .withUnsafeExecutionListener((instruction, stack) -> meter.count(instruction))
                .build();
        meter.reset();
        assertThat(instance.export("f0").apply()).containsExactly(5);
        assertThat(meter.fuel()).isEqualTo(4);
    }
}
