namespace NE.Runtime.Hosting.Evaluation;

/// <summary>What an exported policy is written as.</summary>
internal enum PolicyFormat
{
    /// <summary>Weights and biases by name.</summary>
    Safetensors,

    /// <summary>A graph that other programs can run.</summary>
    Onnx,
}
