namespace NE.Runtime.Hosting.Evaluation;

/// <summary>File formats of an exported policy.</summary>
internal enum PolicyFormat
{
    /// <summary>Weights and biases by name.</summary>
    Safetensors,

    /// <summary>A graph that other software can run.</summary>
    Onnx,
}
