"""Text to trees and back to text: the only room that knows Lark."""
