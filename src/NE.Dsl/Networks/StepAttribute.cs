using System;

namespace NE.Dsl;

/// <summary>One step of a layer: its linear map, its norm or its activation. The order of the attributes has no effect.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class StepAttribute : Attribute;
