package dev.stdb.workbench;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.value.AlgebraicValue;

/**
 * One call of a reducer, as the history keeps it.
 *
 * @param id counts from 1
 * @param parameters their types when it was called
 * @param sentAtMillis since 1970
 * @param answeredAtMillis since 1970; 0 while waiting
 */
public record Call(
        int id,
        String reducer,
        ProductType parameters,
        AlgebraicValue.Product arguments,
        Answer answer,
        long sentAtMillis,
        long answeredAtMillis) {
    Call answered(Answer with, long nowMillis) {
        return new Call(id, reducer, parameters, arguments, with, sentAtMillis, nowMillis);
    }
}
