package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.schema.CaseConversionPolicy;
import dev.stdb.schema.HttpMethod;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableType;
import dev.stdb.schema.Visibility;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A V10 definition: sections in any order; of two of one kind the first counts. A section needs the server version that
 * knows it, even when it is empty, so write only those that are used.
 */
public record RawModuleDefV10(List<RawSection> sections) {
    public RawModuleDefV10 {
        sections = List.copyOf(sections);
    }

    public static final Codec<RawModuleDefV10> CODEC = new Codec<>() {
        @Override
        public void write(RawModuleDefV10 value, BsatnWriter out) {
            out.array(value.sections, RawSection.CODEC);
        }

        @Override
        public RawModuleDefV10 read(BsatnReader in) {
            in.enter("submodule");
            var def = new RawModuleDefV10(in.array(RawSection.CODEC));
            in.leave();
            return def;
        }
    };

    /** The first section of this kind. */
    public <S extends RawSection> Optional<S> section(Class<S> kind) {
        return sections.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /**
     * A table.
     *
     * @param primaryKey no column or one
     */
    public record Table(
            String sourceName,
            int productTypeRef,
            List<Integer> primaryKey,
            List<RawIndex> indexes,
            List<RawConstraint> constraints,
            List<RawSequence> sequences,
            TableType tableType,
            TableAccess tableAccess,
            List<RawColumnDefault> defaultValues,
            boolean isEvent) {
        public Table {
            primaryKey = List.copyOf(primaryKey);
            indexes = List.copyOf(indexes);
            constraints = List.copyOf(constraints);
            sequences = List.copyOf(sequences);
            defaultValues = List.copyOf(defaultValues);
        }

        private static final Codec<TableType> TYPE = Raw.enumOf(TableType.class);
        private static final Codec<TableAccess> ACCESS = Raw.enumOf(TableAccess.class);

        public static final Codec<Table> CODEC = new Codec<>() {
            @Override
            public void write(Table value, BsatnWriter out) {
                out.str(value.sourceName).i32(value.productTypeRef);
                Raw.COLUMNS.write(value.primaryKey, out);
                out.array(value.indexes, RawIndex.CODEC)
                        .array(value.constraints, RawConstraint.CODEC)
                        .array(value.sequences, RawSequence.CODEC);
                TYPE.write(value.tableType, out);
                ACCESS.write(value.tableAccess, out);
                out.array(value.defaultValues, RawColumnDefault.CODEC).bool(value.isEvent);
            }

            @Override
            public Table read(BsatnReader in) {
                return new Table(
                        in.str(),
                        in.i32(),
                        Raw.COLUMNS.read(in),
                        in.array(RawIndex.CODEC),
                        in.array(RawConstraint.CODEC),
                        in.array(RawSequence.CODEC),
                        TYPE.read(in),
                        ACCESS.read(in),
                        in.array(RawColumnDefault.CODEC),
                        in.bool());
            }
        };
    }

    static final Codec<Visibility> VISIBILITY = Raw.enumOf(Visibility.class);
    static final Codec<Lifecycle> LIFECYCLE = Raw.enumOf(Lifecycle.class);
    static final Codec<CaseConversionPolicy> POLICY = Raw.enumOf(CaseConversionPolicy.class);

    /** A reducer. The ok type must be the unit product and the error type String. */
    public record Reducer(
            String sourceName,
            ProductType params,
            Visibility visibility,
            AlgebraicType okReturnType,
            AlgebraicType errReturnType) {
        public static final Codec<Reducer> CODEC = new Codec<>() {
            @Override
            public void write(Reducer value, BsatnWriter out) {
                Raw.PRODUCT.write(value.params, out.str(value.sourceName));
                VISIBILITY.write(value.visibility, out);
                AlgebraicType.CODEC.write(value.okReturnType, out);
                AlgebraicType.CODEC.write(value.errReturnType, out);
            }

            @Override
            public Reducer read(BsatnReader in) {
                return new Reducer(
                        in.str(),
                        Raw.PRODUCT.read(in),
                        VISIBILITY.read(in),
                        AlgebraicType.CODEC.read(in),
                        AlgebraicType.CODEC.read(in));
            }
        };
    }

    /** A procedure. */
    public record Procedure(String sourceName, ProductType params, AlgebraicType returnType, Visibility visibility) {
        public static final Codec<Procedure> CODEC = new Codec<>() {
            @Override
            public void write(Procedure value, BsatnWriter out) {
                Raw.PRODUCT.write(value.params, out.str(value.sourceName));
                AlgebraicType.CODEC.write(value.returnType, out);
                VISIBILITY.write(value.visibility, out);
            }

            @Override
            public Procedure read(BsatnReader in) {
                return new Procedure(in.str(), Raw.PRODUCT.read(in), AlgebraicType.CODEC.read(in), VISIBILITY.read(in));
            }
        };
    }

    /**
     * A view.
     *
     * @param index its id in calls, counted separately for anonymous and sender views
     */
    public record View(
            String sourceName,
            int index,
            boolean isPublic,
            boolean isAnonymous,
            ProductType params,
            AlgebraicType returnType) {
        public static final Codec<View> CODEC = new Codec<>() {
            @Override
            public void write(View value, BsatnWriter out) {
                out.str(value.sourceName).i32(value.index).bool(value.isPublic).bool(value.isAnonymous);
                Raw.PRODUCT.write(value.params, out);
                AlgebraicType.CODEC.write(value.returnType, out);
            }

            @Override
            public View read(BsatnReader in) {
                return new View(
                        in.str(), in.i32(), in.bool(), in.bool(), Raw.PRODUCT.read(in), AlgebraicType.CODEC.read(in));
            }
        };
    }

    /** A schedule; table and function by source name. */
    public record Schedule(@Nullable String sourceName, String tableName, int scheduleAtColumn, String functionName) {
        public static final Codec<Schedule> CODEC = new Codec<>() {
            @Override
            public void write(Schedule value, BsatnWriter out) {
                out.option(value.sourceName, Raw.STR)
                        .str(value.tableName)
                        .u16(value.scheduleAtColumn)
                        .str(value.functionName);
            }

            @Override
            public Schedule read(BsatnReader in) {
                return new Schedule(Raw.optStr(in), in.str(), in.u16(), in.str());
            }
        };
    }

    /** Which reducer answers an event. */
    public record LifeCycleReducer(Lifecycle lifecycle, String functionName) {
        public static final Codec<LifeCycleReducer> CODEC = new Codec<>() {
            @Override
            public void write(LifeCycleReducer value, BsatnWriter out) {
                LIFECYCLE.write(value.lifecycle, out);
                out.str(value.functionName);
            }

            @Override
            public LifeCycleReducer read(BsatnReader in) {
                return new LifeCycleReducer(LIFECYCLE.read(in), in.str());
            }
        };
    }

    /** The canonical name of something, given by the module instead of converted. */
    public record ExplicitName(Kind kind, String sourceName, String canonicalName) {
        /** What is named; ordinals are the wire tags. NAMESPACE needs a server from 2.10.2. */
        public enum Kind {
            TABLE,
            FUNCTION,
            INDEX,
            NAMESPACE
        }

        @SuppressWarnings("EnumOrdinal") // ordinals are the wire tags
        public static final Codec<ExplicitName> CODEC = new Codec<>() {
            @Override
            public void write(ExplicitName value, BsatnWriter out) {
                out.u8(value.kind.ordinal()).str(value.sourceName).str(value.canonicalName);
            }

            @Override
            public ExplicitName read(BsatnReader in) {
                int offset = in.position();
                int tag = in.u8();
                if (tag >= Kind.values().length) throw new SchemaException.Newer("explicit name kind", 3, tag, offset);
                return new ExplicitName(Kind.values()[tag], in.str(), in.str());
            }
        };
    }

    /** A route; the handler by source name. */
    public record HttpRoute(String handlerFunction, HttpMethod method, String path) {
        public static final Codec<HttpRoute> CODEC = new Codec<>() {
            @Override
            public void write(HttpRoute value, BsatnWriter out) {
                RawHttpMethod.CODEC.write(value.method, out.str(value.handlerFunction));
                out.str(value.path);
            }

            @Override
            public HttpRoute read(BsatnReader in) {
                return new HttpRoute(in.str(), RawHttpMethod.CODEC.read(in), in.str());
            }
        };
    }

    /** The declared key of a view; view and columns by source name. */
    public record ViewPrimaryKey(String viewSourceName, List<String> columns) {
        public ViewPrimaryKey {
            columns = List.copyOf(columns);
        }

        public static final Codec<ViewPrimaryKey> CODEC = new Codec<>() {
            @Override
            public void write(ViewPrimaryKey value, BsatnWriter out) {
                out.str(value.viewSourceName).array(value.columns, Raw.STR);
            }

            @Override
            public ViewPrimaryKey read(BsatnReader in) {
                return new ViewPrimaryKey(in.str(), in.array(Raw.STR));
            }
        };
    }

    /** A module mounted in this one. */
    public record Submodule(String namespace, RawModuleDefV10 module) {
        public static final Codec<Submodule> CODEC = new Codec<>() {
            @Override
            public void write(Submodule value, BsatnWriter out) {
                RawModuleDefV10.CODEC.write(value.module, out.str(value.namespace));
            }

            @Override
            public Submodule read(BsatnReader in) {
                return new Submodule(in.str(), RawModuleDefV10.CODEC.read(in));
            }
        };
    }

    /**
     * An outbox; table and on-result reducer by source name.
     *
     * @param hashAsText whether the hash is encoded as 64 hex digits (servers 2.12 and 2.13) or as a U256 (from 2.14);
     *     the two are told apart when reading and kept when writing
     */
    public record Outbox(
            String tableName,
            String remoteReducer,
            int targetColumn,
            List<Integer> argColumns,
            @Nullable String onResultReducer,
            U256 signatureHash,
            boolean hashAsText) {
        public Outbox {
            argColumns = List.copyOf(argColumns);
        }

        public static final Codec<Outbox> CODEC = new Codec<>() {
            @Override
            public void write(Outbox value, BsatnWriter out) {
                out.str(value.tableName).str(value.remoteReducer).u16(value.targetColumn);
                Raw.COLUMNS.write(value.argColumns, out);
                out.option(value.onResultReducer, Raw.STR);
                RawSignatureHash.write(value.signatureHash, value.hashAsText, out);
            }

            @Override
            public Outbox read(BsatnReader in) {
                String table = in.str();
                String remote = in.str();
                int target = in.u16();
                List<Integer> args = Raw.COLUMNS.read(in);
                String onResult = Raw.optStr(in);
                var hash = RawSignatureHash.read(in);
                return new Outbox(table, remote, target, args, onResult, hash.value(), hash.asText());
            }
        };
    }
}
