using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <content>Gradient terms and decay as a type argument, so that the plain pass is compiled without them.</content>
public static unsafe partial class Adam
{
    /// <summary>Terms of the gradient, and the decay of a value.</summary>
    internal interface ITerms<TSelf>
        where TSelf : struct, ITerms<TSelf>
    {
        /// <summary>The terms for the parameters from index first on.</summary>
        static abstract TSelf From(in TSelf terms, int first);

        /// <summary>The gradient plus its terms at element i of the part.</summary>
        static abstract TVector Gradient<TSimd, TVector>(in TSelf terms, TVector gradient, float* value, int i)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct;

        /// <summary>The value that a step starts from.</summary>
        static abstract TVector Decayed<TSimd, TVector>(in TSelf terms, TVector value, int i)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct;
    }

    internal readonly struct NoTerms : ITerms<NoTerms>
    {
        public static NoTerms From(in NoTerms terms, int first) => terms;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Gradient<TSimd, TVector>(in NoTerms terms, TVector gradient, float* value, int i)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
            => gradient;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Decayed<TSimd, TVector>(in NoTerms terms, TVector value, int i)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
            => value;
    }

    /// <summary>L2, the pull to initial values, decay; each with a strength for weights and one for biases.</summary>
    internal readonly struct Terms : ITerms<Terms>
    {
        private readonly StepTerms strengths;
        private readonly float* initial;
        private readonly int biases;

        public Terms(in Tensors tensors, in StepTerms strengths)
            : this(strengths, strengths.Pulls ? tensors.Initial : null, tensors.Biases)
        {
        }

        private Terms(in StepTerms strengths, float* initial, int biases)
        {
            this.strengths = strengths;
            this.initial = initial;
            this.biases = biases;
        }

        public static Terms From(in Terms terms, int first) =>
            new(terms.strengths, terms.initial == null ? null : terms.initial + first, terms.biases - first);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Gradient<TSimd, TVector>(in Terms terms, TVector gradient, float* value, int i)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
        {
            TVector at = TSimd.Load(value);
            int weights = terms.biases - i;
            TVector l2 = Strength<TSimd, TVector>(weights, terms.strengths.L2, terms.strengths.L2Biases);
            gradient = TSimd.Add(gradient, TSimd.Multiply(l2, at));
            if (terms.initial == null)
                return gradient;

            TVector distance = TSimd.Subtract(at, TSimd.Load(terms.initial + i));
            TVector pull = Strength<TSimd, TVector>(weights, terms.strengths.Pull, terms.strengths.PullBiases);
            return TSimd.Add(gradient, TSimd.Multiply(pull, distance));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Decayed<TSimd, TVector>(in Terms terms, TVector value, int i)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
            => TSimd.Multiply(Strength<TSimd, TVector>(terms.biases - i, terms.strengths.Kept, terms.strengths.KeptBiases), value);

        /// <summary>Strength per lane: that for weights in lanes that hold weights, that for biases in the others.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TVector Strength<TSimd, TVector>(int weights, float onWeights, float onBiases)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
        {
            if (weights >= TSimd.Count)
                return TSimd.Create(onWeights);

            if (weights <= 0)
                return TSimd.Create(onBiases);

            TVector isWeight = TSimd.Greater(TSimd.Create(weights), TSimd.FromBits(TSimd.LaneNumbers));
            return TSimd.Select(isWeight, TSimd.Create(onWeights), TSimd.Create(onBiases));
        }
    }
}
