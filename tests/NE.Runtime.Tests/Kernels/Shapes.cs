using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Networks;

namespace NE.Runtime.Tests.Kernels;

/// <summary>What a test does with a shape that is a type.</summary>
internal interface IShapeVisitor
{
    void Visit<TShape>()
        where TShape : struct, ILinearShape;
}

/// <summary>Shapes of layers: those of HalfCheetah's networks, and sizes that leave every kind of edge in a tile.</summary>
internal static class Shapes
{
    private static readonly Dictionary<string, Action<IShapeVisitor>> Known = new()
    {
        ["1-1"] = v => v.Visit<S1To1>(),
        ["3-5"] = v => v.Visit<S3To5>(),
        ["5-3"] = v => v.Visit<S5To3>(),
        ["4-4"] = v => v.Visit<S4To4>(),
        ["13-7"] = v => v.Visit<S13To7>(),
        ["31-18"] = v => v.Visit<S31To18>(),
        ["17-64"] = v => v.Visit<S17To64>(),
        ["64-6"] = v => v.Visit<S64To6>(),
        ["128-1"] = v => v.Visit<S128To1>(),
        ["1-33"] = v => v.Visit<S1To33>(),
        ["256-128"] = v => v.Visit<S256To128>(),
    };

    // More terms than the products of live weights take at a time, in either direction.
    private static readonly Dictionary<string, Action<IShapeVisitor>> Wide = new()
    {
        ["600-9"] = v => v.Visit<S600To9>(),
        ["9-600"] = v => v.Visit<S9To600>(),
    };

    // Weights of one input far apart in memory: more than one copy of adjacent rows, and a row that is left.
    private static readonly Dictionary<string, Action<IShapeVisitor>> Far = new()
    {
        ["257-70"] = v => v.Visit<S257To70>(),
        ["601-90"] = v => v.Visit<S601To90>(),
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static IEnumerable<string> FarNames => Far.Keys;

    public static IEnumerable<string> WideNames => Wide.Keys;

    public static void Visit(string name, IShapeVisitor visitor) => Known.Concat(Wide).Concat(Far).ToDictionary()[name](visitor);

    public readonly struct S1To1 : ILinearShape
    {
        public static int Inputs => 1;

        public static int Outputs => 1;
    }

    public readonly struct S3To5 : ILinearShape
    {
        public static int Inputs => 3;

        public static int Outputs => 5;
    }

    public readonly struct S5To3 : ILinearShape
    {
        public static int Inputs => 5;

        public static int Outputs => 3;
    }

    public readonly struct S4To4 : ILinearShape
    {
        public static int Inputs => 4;

        public static int Outputs => 4;
    }

    public readonly struct S13To7 : ILinearShape
    {
        public static int Inputs => 13;

        public static int Outputs => 7;
    }

    public readonly struct S31To18 : ILinearShape
    {
        public static int Inputs => 31;

        public static int Outputs => 18;
    }

    public readonly struct S17To64 : ILinearShape
    {
        public static int Inputs => 17;

        public static int Outputs => 64;
    }

    public readonly struct S64To6 : ILinearShape
    {
        public static int Inputs => 64;

        public static int Outputs => 6;
    }

    public readonly struct S128To1 : ILinearShape
    {
        public static int Inputs => 128;

        public static int Outputs => 1;
    }

    public readonly struct S1To33 : ILinearShape
    {
        public static int Inputs => 1;

        public static int Outputs => 33;
    }

    public readonly struct S256To128 : ILinearShape
    {
        public static int Inputs => 256;

        public static int Outputs => 128;
    }

    public readonly struct S600To9 : ILinearShape
    {
        public static int Inputs => 600;

        public static int Outputs => 9;
    }

    public readonly struct S9To600 : ILinearShape
    {
        public static int Inputs => 9;

        public static int Outputs => 600;
    }
    public readonly struct S257To70 : ILinearShape
    {
        public static int Inputs => 257;

        public static int Outputs => 70;
    }

    public readonly struct S601To90 : ILinearShape
    {
        public static int Inputs => 601;

        public static int Outputs => 90;
    }
}
