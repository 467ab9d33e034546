namespace NE.Generators.Lowering;

/// <summary>What a routine is given.</summary>
internal enum ParameterKind
{
    /// <summary>Online or target weights.</summary>
    Side,

    /// <summary>Values of a batch.</summary>
    Activations,

    /// <summary>All values of one pass through the network.</summary>
    Cache,

    /// <summary>Bias corrections shared by all weights.</summary>
    AdamStep,

    /// <summary>Bias corrections by age.</summary>
    AdamTable,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Index of a learner in its group.</summary>
    Learner,

    /// <summary>What receives metrics.</summary>
    Metrics,

    /// <summary>A layer at a topology event.</summary>
    ElasticLayer,
}
