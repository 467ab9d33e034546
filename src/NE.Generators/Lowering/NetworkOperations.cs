using NE.Generators.Model;

namespace NE.Generators.Lowering;

// The operations of a network's routines. Shapes: activations [features, batch], weights [out, in].

/// <summary>y = W x + b.</summary>
internal sealed record Linear(LayerReference Layer, Value Input, Value Output) : Operation;

/// <summary>y = act(x), element by element.</summary>
internal sealed record Activate(ActivationKind Kind, Value Input, Value Output) : Operation;

/// <summary>y = act(W x + b): a linear map whose activation can be undone from its output.</summary>
internal sealed record LinearActivate(LayerReference Layer, ActivationKind Kind, Value Input, Value Output) : Operation;

/// <summary>Layer norm over the features of a sample; mean and inverse deviation are kept for the way back.</summary>
internal sealed record Normalise(NormReference Norm, Value Input, Value Output, Value Statistics) : Operation;

/// <summary>g ← g ⊙ act', in place, from the activation's output, or its input where the output does not determine the slope.</summary>
internal sealed record ActivateBackward(ActivationKind Kind, Value Of, Value Gradient) : Operation;

/// <summary>Layer norm backward, with the gradients of gain and bias.</summary>
internal sealed record NormaliseBackward(NormReference Norm, Value Input, Value Statistics, Value OutputGradient, Value InputGradient)
    : Operation;

/// <summary>Layer norm backward to its input only.</summary>
internal sealed record NormaliseInputGradient(NormReference Norm, Value Input, Value Statistics, Value OutputGradient, Value InputGradient)
    : Operation;

/// <summary>dW = Σ over the batch of dy xᵀ, db = Σ dy.</summary>
internal sealed record WeightGradient(LayerReference Layer, Value Input, Value OutputGradient) : Operation;

/// <summary>dW ← M ⊙ dW.</summary>
internal sealed record MaskGradient(LayerReference Layer) : Operation;

/// <summary>dW = M ⊙ Σ over the batch of dy xᵀ, db = Σ dy: weight gradient and mask in one pass.</summary>
internal sealed record LiveWeightGradient(LayerReference Layer, Value Input, Value OutputGradient) : Operation;

/// <summary>G = Σ over the batch of dy xᵀ at all positions, dead ones included: what growth is scored by.</summary>
internal sealed record ScoreGradient(LayerReference Layer, Value Input, Value OutputGradient) : Operation;

/// <summary>dx = Wᵀ dy.</summary>
internal sealed record InputGradient(LayerReference Layer, Value OutputGradient, Value Result) : Operation;

/// <summary>dx = (Wᵀ dy) ⊙ act'(x): input gradient and the slope of the activation before it in one pass.</summary>
internal sealed record InputGradientActivate(LayerReference Layer, ActivationKind Kind, Value OutputGradient, Value Of, Value Result)
    : Operation;

/// <summary>dx = Wᵀ dy for some inputs only.</summary>
internal sealed record InputGradientPart(LayerReference Layer, Value OutputGradient, string First, Value Result) : Operation;

/// <summary>One Adam step on weights and bias.</summary>
internal sealed record Adam(LayerReference Layer, bool ByAge) : Operation;

/// <summary>W ← M ⊙ W.</summary>
internal sealed record MaskWeights(LayerReference Layer) : Operation;

/// <summary>W, b ← clip(W, b, ±κ/√inputs).</summary>
internal sealed record ClipWeights(LayerReference Layer) : Operation;

/// <summary>Adam, then mask, then clip, in one pass over the weights.</summary>
internal sealed record LiveAdam(LayerReference Layer, bool ByAge, bool Clipped) : Operation;

/// <summary>One Adam step on a norm's gain and bias, which are never masked or clipped.</summary>
internal sealed record AdamNorm(NormReference Norm, bool ByAge) : Operation;

/// <summary>Clips the inputs and outputs of units that gained their first input in a topology event.</summary>
internal sealed record ClipNewbornNeurons(LayerReference Layer, LayerReference? Next) : Operation;

/// <summary>θ' ← τ θ + (1 − τ) θ'. Dead weights are 0 on both sides and stay so.</summary>
internal sealed record Polyak(LayerReference Layer) : Operation;

/// <summary>θ' ← τ θ + (1 − τ) θ' of a norm.</summary>
internal sealed record PolyakNorm(NormReference Norm) : Operation;
