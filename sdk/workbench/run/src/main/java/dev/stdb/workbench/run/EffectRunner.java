package dev.stdb.workbench.run;

import dev.stdb.workbench.Effect;
import dev.stdb.workbench.Msg;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Does the work that the model asks for. Called on the loop's thread, which it must not hold up. */
public interface EffectRunner extends AutoCloseable {
    /**
     * Starts a piece of work.
     *
     * @param answers takes messages about it, on any thread, for as long as there are any
     * @return completes when the first answer is given, well or badly; tests wait for it
     */
    CompletionStage<?> run(Effect effect, Consumer<Msg> answers);

    /** Ends everything that is still going on. */
    @Override
    void close();
}
