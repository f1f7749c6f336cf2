package dev.stdb.module.build;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.teavm.backend.wasm.WasmRuntimeType;
import org.teavm.backend.wasm.WasmTarget;
import org.teavm.cache.CacheStatus;
import org.teavm.diagnostics.Problem;
import org.teavm.model.ClassReader;
import org.teavm.model.ClassReaderSource;
import org.teavm.model.MethodReader;
import org.teavm.model.MethodReference;
import org.teavm.model.transformation.AssertionRemoval;
import org.teavm.vm.TeaVM;
import org.teavm.vm.TeaVMBuilder;
import org.teavm.vm.TeaVMOptimizationLevel;
import org.teavm.vm.TeaVMPhase;
import org.teavm.vm.TeaVMProgressFeedback;
import org.teavm.vm.TeaVMProgressListener;

/** One run of TeaVM: classes to a WebAssembly file that still has TeaVM's own imports and exports. */
final class Translation {
    /**
     * What came out.
     *
     * @param wasm the file; null after errors or when cancelled
     */
    @SuppressWarnings("ArrayRecordComponent") // a whole file, handed over rather than shared
    record Output(byte @Nullable [] wasm, List<Problem> problems, boolean cancelled, TeaVM vm) {}

    private final BuildOptions options;
    private final BooleanSupplier cancelled;
    private final ObjIntConsumer<BuildStep> progress;

    /**
     * @param progress is told how many thousandths of a step are done
     */
    Translation(BuildOptions options, BooleanSupplier cancelled, ObjIntConsumer<BuildStep> progress) {
        this.options = options;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    Output run(ModuleClasses classes, ClassLibrary library) {
        library.reached().begin(false);
        Output output = library.reached().isWhole() ? null : reduced(classes, library);
        if (output != null) {
            return output;
        }
        library.reached().begin(true);
        return Objects.requireNonNull(attempt(classes, library), "the whole library is enough");
    }

    /** With the library's code that was reached before; null if that was not enough. */
    private @Nullable Output reduced(ModuleClasses classes, ClassLibrary library) {
        try {
            return attempt(classes, library);
        } catch (RuntimeException e) {
            return null; // for want of code, or it comes again
        }
    }

    private @Nullable Output attempt(ModuleClasses classes, ClassLibrary library) {
        TeaVM vm = new TeaVMBuilder(target(classes))
                .setClassLoader(Translation.class.getClassLoader())
                .setClassSource(classes)
                .setResourceProvider(classes.resources())
                .setReferenceCache(library.references())
                .setDependencyAnalyzerFactory(OrderedAnalysis::new)
                .setObfuscated(false)
                .setStrict(true)
                .build();
        vm.setOptimizationLevel(
                options.optimization() == BuildOptions.Optimization.FULL
                        ? TeaVMOptimizationLevel.FULL
                        : TeaVMOptimizationLevel.SIMPLE);
        library.programs().begin(toOptimize(vm), classes::isOwn, classes::outside);
        vm.setProgramCache(library.programs());
        vm.setCacheStatus(NothingStale.INSTANCE);
        var listener = new Listener(() -> library.reached().end(vm.getDependencyInfo()));
        vm.setProgressListener(listener);
        vm.add(new AssertionRemoval());
        vm.installPlugins();
        vm.add(new EntryPoints(options.mainClass()));
        vm.add(new ThrownTypes());
        vm.setEntryPoint(options.mainClass());
        vm.setEntryPointName("main");
        var out = new ByteArrayOutputStream(1 << 18);
        vm.build(name -> name.endsWith(".wasm") ? out : new ByteArrayOutputStream(), "module.wasm");
        if (!listener.hasAllCode()) {
            return null;
        }
        var problems = new ArrayList<>(vm.getProblemProvider().getProblems());
        boolean good = !vm.wasCancelled()
                && vm.getProblemProvider().getSevereProblems().isEmpty();
        return new Output(good ? out.toByteArray() : null, problems, vm.wasCancelled(), vm);
    }

    /** Methods as they come to TeaVM's optimizer: at the full level they are linked and inlined before. */
    private Function<MethodReference, @Nullable MethodReader> toOptimize(TeaVM vm) {
        return method -> {
            ClassReaderSource source = options.optimization() == BuildOptions.Optimization.FULL
                    ? vm.getWrittenClasses()
                    : vm.getDependencyClassSource();
            ClassReader cls = source.get(method.getClassName());
            return cls == null ? null : cls.getMethod(method.getDescriptor());
        };
    }

    private WasmTarget target(ModuleClasses classes) {
        var target = new ModuleTarget(classes::isGenerated);
        target.setRuntimeType(WasmRuntimeType.TEAVM);
        target.setMinHeapSize(options.minHeapMegabytes() << 20);
        target.setMaxHeapSize(options.maxHeapMegabytes() << 20);
        target.setObfuscated(false);
        return target;
    }

    /** What may be used again is decided by {@link OptimizedPrograms}. */
    private enum NothingStale implements CacheStatus {
        INSTANCE;

        @Override
        public boolean isStaleClass(String className) {
            return false;
        }

        @Override
        public boolean isStaleMethod(MethodReference method) {
            return false;
        }
    }

    private final class Listener implements TeaVMProgressListener {
        private final BooleanSupplier analysed;
        private @Nullable Boolean allCode;
        private BuildStep step = BuildStep.ANALYSE;
        private int total = 1;

        /**
         * @param analysed is told of the end of the analysis, and says whether it had all code
         */
        Listener(BooleanSupplier analysed) {
            this.analysed = analysed;
        }

        boolean hasAllCode() {
            Boolean known = allCode;
            boolean all = known == null ? analysed.getAsBoolean() : known;
            allCode = all;
            return all;
        }

        @Override
        public TeaVMProgressFeedback phaseStarted(TeaVMPhase phase, int count) {
            step = phase == TeaVMPhase.COMPILING ? BuildStep.TRANSLATE : BuildStep.ANALYSE;
            total = Math.max(1, count);
            if (phase == TeaVMPhase.COMPILING && !hasAllCode()) {
                return TeaVMProgressFeedback.CANCEL;
            }
            return progressReached(0);
        }

        @Override
        public TeaVMProgressFeedback progressReached(int done) {
            progress.accept(step, (int) Math.min(1000, 1000L * done / total));
            return cancelled.getAsBoolean() ? TeaVMProgressFeedback.CANCEL : TeaVMProgressFeedback.CONTINUE;
        }
    }
}
