using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <content>The pass over all parameters of one kind.</content>
public static unsafe partial class Adam
{
    internal static void Step<TSimd, TVector, TClip, TTerms>(in Tensors tensors, in AdamStep step, float limit, in TTerms terms)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClip : struct, IClip
        where TTerms : struct, ITerms<TTerms>
    {
        var factors = new Factors<TSimd, TVector>(step);
        TVector rate = TSimd.Create(step.Rate), inverseSecond = TSimd.Create(step.InverseSecond), bound = TSimd.Create(limit);
        for (int i = 0; i < tensors.Count; i += TSimd.Count)
            Element<TSimd, TVector, TClip, TTerms>(tensors, i, factors, rate, inverseSecond, bound, terms);
    }

    internal static void StepByAge<TSimd, TVector, TClip, TTerms>(
        in Tensors tensors, ushort* age, AdamTable table, float limit, in TTerms terms)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClip : struct, IClip
        where TTerms : struct, ITerms<TTerms>
    {
        var factors = new Factors<TSimd, TVector>(table.At(1));
        TVector bound = TSimd.Create(limit);
        float* next = table.Next;
        float factor = table.Factor;
        TVector scale = TSimd.Create(factor);
        ushort last = (ushort)table.LastAge;
        for (int i = 0; i < tensors.Count; i += TSimd.Count)
        {
            // Away from newborn connections all lanes have one age.
            if (TSimd.AllEqual(age + i))
            {
                float* pair = next + (2 * age[i]);
                Element<TSimd, TVector, TClip, TTerms>(tensors, i, factors, TSimd.Create(factor * pair[0]), TSimd.Create(pair[1]), bound, terms);
            }
            else
            {
                TVector rate = TSimd.LoadPairs(next, age + i, out TVector inverseSecond);
                Element<TSimd, TVector, TClip, TTerms>(tensors, i, factors, TSimd.Multiply(scale, rate), inverseSecond, bound, terms);
            }

            TSimd.CountUp(age + i, last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Element<TSimd, TVector, TClip, TTerms>(
        in Tensors tensors, int i, in Factors<TSimd, TVector> factors, TVector rate, TVector inverseSecond, TVector bound, in TTerms terms)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClip : struct, IClip
        where TTerms : struct, ITerms<TTerms>
    {
        TVector gradient = TTerms.Gradient<TSimd, TVector>(terms, TSimd.Load(tensors.Gradient + i), tensors.Value + i, i);
        TVector first = TSimd.Multiply(factors.Beta1, TSimd.Load(tensors.First + i));
        first = TSimd.Add(first, TSimd.Multiply(factors.OneMinusBeta1, gradient));
        TVector second = TSimd.Multiply(factors.Beta2, TSimd.Load(tensors.Second + i));
        second = TSimd.Add(second, TSimd.Multiply(factors.OneMinusBeta2, TSimd.Multiply(gradient, gradient)));
        TSimd.Store(first, tensors.First + i);
        TSimd.Store(second, tensors.Second + i);
        TVector size = TSimd.Add(TSimd.Sqrt(TSimd.Multiply(second, inverseSecond)), factors.Epsilon);
        TVector value = TTerms.Decayed<TSimd, TVector>(terms, TSimd.Load(tensors.Value + i), i);
        TVector moved = TSimd.Subtract(value, TSimd.Divide(TSimd.Multiply(rate, first), size));
        if (TClip.Active)
            moved = TSimd.Max(TSimd.Subtract(TSimd.Zero, bound), TSimd.Min(bound, moved));

        TSimd.Store(moved, tensors.Value + i);
    }

    private static void Run<TClip>(in Tensors tensors, in AdamStep step, float limit, in StepTerms terms)
        where TClip : struct, IClip
    {
        if (terms.Any)
            Run<TClip, Terms>(tensors, step, limit, new Terms(tensors, terms));
        else
            Run<TClip, NoTerms>(tensors, step, limit, default);
    }

    private static void Run<TClip, TTerms>(in Tensors tensors, in AdamStep step, float limit, in TTerms terms)
        where TClip : struct, IClip
        where TTerms : struct, ITerms<TTerms>
    {
        var work = new Work<TClip, TTerms>(tensors, step, limit, terms);
        WorkerPool.Run(ref work);
    }

    private static void RunByAge<TClip>(in Tensors tensors, ushort* age, AdamTable table, float limit, in StepTerms terms)
        where TClip : struct, IClip
    {
        if (terms.Any)
            RunByAge<TClip, Terms>(tensors, age, table, limit, new Terms(tensors, terms));
        else
            RunByAge<TClip, NoTerms>(tensors, age, table, limit, default);
    }

    private static void RunByAge<TClip, TTerms>(in Tensors tensors, ushort* age, AdamTable table, float limit, in TTerms terms)
        where TClip : struct, IClip
        where TTerms : struct, ITerms<TTerms>
    {
        var work = new ByAgeWork<TClip, TTerms>(tensors, age, table, limit, terms);
        WorkerPool.Run(ref work);
    }

    /// <summary>Compile-time switch: whether a step clips.</summary>
    internal interface IClip
    {
        static abstract bool Active { get; }
    }

    internal readonly struct Clipped : IClip
    {
        public static bool Active => true;
    }

    internal readonly struct Unclipped : IClip
    {
        public static bool Active => false;
    }

    /// <summary>The arrays of a step; initial values are null where none are kept. Biases follow the weights.</summary>
    internal readonly struct Tensors
    {
        public readonly float* Value;
        public readonly float* Gradient;
        public readonly float* First;
        public readonly float* Second;
        public readonly int Count;
        public readonly float* Initial;
        public readonly int Biases;

        public Tensors(LinearLayer layer)
        {
            Value = layer.Online.Weight;
            Gradient = layer.Gradient.Weight;
            First = layer.FirstMoment.Weight;
            Second = layer.SecondMoment.Weight;
            Count = layer.Parameters;
            Initial = layer.Initial.Weight;
            Biases = layer.Parameters - layer.Outputs;
        }

        public Tensors(NormLayer layer)
        {
            Value = layer.Online.Gain;
            Gradient = layer.Gradient.Gain;
            First = layer.FirstMoment.Gain;
            Second = layer.SecondMoment.Gain;
            Count = layer.Parameters;
            Biases = layer.Features;
        }

        public Tensors(ScalarParameter parameter)
        {
            Value = parameter.Online;
            Gradient = parameter.Gradient;
            First = parameter.FirstMoment;
            Second = parameter.SecondMoment;
            Count = Biases = 1;
        }

        private Tensors(in Tensors all, int from, int to)
        {
            Value = all.Value + from;
            Gradient = all.Gradient + from;
            First = all.First + from;
            Second = all.Second + from;
            Count = to - from;
        }

        /// <summary>One part of the arrays, a whole number of vectors of any width.</summary>
        public Tensors Part(int part, int parts, out int from)
        {
            from = Share.From(Count, part, parts);
            return new Tensors(this, from, Share.From(Count, part + 1, parts));
        }
    }

    /// <summary>One step, split among workers.</summary>
    private readonly struct Work<TClip, TTerms>(Tensors tensors, AdamStep step, float limit, TTerms terms) : IShared
        where TClip : struct, IClip
        where TTerms : struct, ITerms<TTerms>
    {
        public void Do(int part, int parts)
        {
            Tensors mine = tensors.Part(part, parts, out int from);
            TTerms joined = TTerms.From(terms, from);
            if (Vector512.IsHardwareAccelerated)
                Step<Simd512, Vector512<float>, TClip, TTerms>(mine, step, limit, joined);
            else if (Vector256.IsHardwareAccelerated)
                Step<Simd256, Vector256<float>, TClip, TTerms>(mine, step, limit, joined);
            else
                Step<Simd128, Vector128<float>, TClip, TTerms>(mine, step, limit, joined);
        }
    }

    /// <summary>One step by age, split among workers.</summary>
    private readonly struct ByAgeWork<TClip, TTerms>(Tensors tensors, ushort* age, AdamTable table, float limit, TTerms terms) : IShared
        where TClip : struct, IClip
        where TTerms : struct, ITerms<TTerms>
    {
        public void Do(int part, int parts)
        {
            Tensors mine = tensors.Part(part, parts, out int from);
            TTerms joined = TTerms.From(terms, from);
            if (Vector512.IsHardwareAccelerated)
                StepByAge<Simd512, Vector512<float>, TClip, TTerms>(mine, age + from, table, limit, joined);
            else if (Vector256.IsHardwareAccelerated)
                StepByAge<Simd256, Vector256<float>, TClip, TTerms>(mine, age + from, table, limit, joined);
            else
                StepByAge<Simd128, Vector128<float>, TClip, TTerms>(mine, age + from, table, limit, joined);
        }
    }

    /// <summary>Factors common to all elements, broadcast to vectors.</summary>
    private readonly struct Factors<TSimd, TVector>(in AdamStep step)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public readonly TVector Beta1 = TSimd.Create(step.Beta1);
        public readonly TVector OneMinusBeta1 = TSimd.Create(step.OneMinusBeta1);
        public readonly TVector Beta2 = TSimd.Create(step.Beta2);
        public readonly TVector OneMinusBeta2 = TSimd.Create(step.OneMinusBeta2);
        public readonly TVector Epsilon = TSimd.Create(step.Epsilon);
    }
}
