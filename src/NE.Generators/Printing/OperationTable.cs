using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Model;

namespace NE.Generators.Printing;

/// <summary>
/// The operation table: every kind of operation with its locality, its kernel and its two printed forms. A new operation is one record, one
/// row here and one kernel; a test fails when a side is missing.
/// </summary>
internal static partial class OperationTable
{
    /// <summary>All rows, in the order in which they are written down.</summary>
    public static IReadOnlyList<OperationForm> Forms { get; } = [.. Networks(), .. Agent(), .. Topology(), .. Measurements()];

    private static readonly Dictionary<Type, OperationForm> ByRecord = Forms.ToDictionary(static f => f.Record);

    /// <summary>The form of an operation in the program's text.</summary>
    public static string Text(Operation operation) => ByRecord[operation.GetType()].Text(operation);

    /// <summary>The C# form of an operation.</summary>
    /// <exception cref="InvalidOperationException">The operation has no kernel and should have been merged with its neighbour.</exception>
    public static string CSharp(Operation operation) => ByRecord[operation.GetType()].CSharp is { } print
        ? print(operation)
        : throw new InvalidOperationException(
            $"the operation '{Text(operation)}' has no kernel and was not merged; extend the fusion pass.");

    /// <summary>The locality of an operation.</summary>
    public static Locality LocalityOf(Operation operation) => ByRecord[operation.GetType()].Locality;

    /// <summary>The runtime's type of an activation.</summary>
    public static string Activation(ActivationKind kind) => "Kernels::" + kind;

    private static OperationForm Row<T>(Locality locality, string kernels, Func<T, string> text, Func<T, string> csharp)
        where T : Operation => new(
            typeof(T), locality, kernels.Split([' '], StringSplitOptions.RemoveEmptyEntries), o => text((T)o), o => csharp((T)o));

    /// <summary>A row for an operation that fusion always merges with a neighbour.</summary>
    private static OperationForm Absorbed<T>(Locality locality, Func<T, string> text)
        where T : Operation => new(typeof(T), locality, [], o => text((T)o), null);

    private static string Lower(ActivationKind kind) => kind.ToString().ToLowerInvariant();
}
