namespace NE.Dsl;

/// <summary>Which weights are clipped.</summary>
public enum ClipScope
{
    /// <summary>All weights and biases after every optimiser step (Paper).</summary>
    All,

    /// <summary>Only grown connections, in the event that grows them.</summary>
    NewbornConnections,

    /// <summary>Inputs and outputs of neurons that gained their first input in the last event.</summary>
    NewbornNeurons,

    /// <summary>The weights of hidden layers after every optimiser step; output layers and biases stay free.</summary>
    HiddenWeights,
}
