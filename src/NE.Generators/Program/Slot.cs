using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>Parameters of one module of a network.</summary>
/// <param name="Name">Name of the module's value within the network: <c>Hidden1</c>.</param>
/// <param name="Field">Name of its field in the network's class.</param>
/// <param name="Outputs">Rows of the matrix, or length of a vector.</param>
/// <param name="Inputs">Columns of the matrix; 1 for a vector that is multiplied elementwise.</param>
/// <param name="Storage">How the runtime stores it.</param>
internal sealed record Slot(string Name, string Field, int Outputs, int Inputs, Storage Storage)
{
    /// <summary>Its name in logs and checkpoints: <c>Hidden1</c>, <c>Block1.Expand</c>.</summary>
    public string Path { get; init; } = Name;

    /// <summary>The slot supplied by the caller of a routine.</summary>
    public static Slot Given { get; } = new("layer", "layer", 0, 0, new GivenStorage());

    /// <summary>The slot that reads the units of <see cref="Given"/>; only its effects are stated, since the layer itself knows it.</summary>
    public static Slot Reader { get; } = new("reader", "reader", 0, 0, new GivenStorage());

    /// <summary>Number of parameters, including biases.</summary>
    public int Count => Outputs * (Inputs + 1);

    /// <inheritdoc/>
    public override string ToString() => $"{Field}({Inputs} -> {Outputs})";

    private sealed record GivenStorage : Storage
    {
        public override string Type => "Topology::ElasticLayer";

        public override bool Masked => false;

        public override bool Scored => false;

        public override bool Aged => false;

        public override bool KeepsInitial => false;

        public override bool Matrix => false;

        public override bool Counted => false;

        public override string Suffix => "";

        public override string Describe(Slot slot) => "";

        public override IEnumerable<string> Construct(Slot slot, string number) => [];

        public override string Initialise => "";
    }
}
